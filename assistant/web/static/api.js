// The calls of the public API that a chat needs; whatever goes wrong is a Problem.
import { events } from "./sse.js";

/** `status` 0: no answer came. `retryAfter` is in seconds. */
export class Problem extends Error {
  constructor(status, body = {}, retryAfter = null) {
    super(body.detail ?? "");
    this.status = status;
    this.code = body.code ?? "no_answer";
    this.retryAfter = retryAfter;
  }
}

export async function call(path, { method = "GET", token, body, accept = "application/json", headers = {}, signal } = {}) {
  const file = body instanceof Blob;
  let response;
  try {
    response = await fetch(path, {
      method,
      signal,
      headers: {
        Accept: accept,
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { "Content-Type": file ? body.type || "application/octet-stream" : "application/json" }),
        ...headers,
      },
      body: body === undefined || file ? body : JSON.stringify(body),
      credentials: "omit",
    });
  } catch {
    throw new Problem(0);
  }
  if (!response.ok) {
    const told = await response.json().catch(() => ({}));
    throw new Problem(response.status, told, Number(response.headers.get("Retry-After")) || null);
  }
  return response;
}

export async function start(handle, client, gig) {
  const path = `/api/freelancers/${encodeURIComponent(handle)}/conversations`;
  return (await call(path, { method: "POST", body: { client, gig } })).json();
}

export async function read({ conversation, token }) {
  return (await call(`/api/conversations/${conversation}`, { token })).json();
}

/** Resolves to {id, name, type, bytes}. */
export async function upload({ conversation, token }, file) {
  const path = `/api/conversations/${conversation}/files?filename=${encodeURIComponent(file.name)}`;
  return (await call(path, { method: "POST", token, body: file })).json();
}

/** Resolves to {state, reply}; the pieces of the reply go to `hear.delta` as they come. */
export async function send({ conversation, token }, message, hear) {
  const path = `/api/conversations/${conversation}/messages`;
  const response = await call(path, { method: "POST", token, body: message, accept: "text/event-stream" });
  try {
    for await (const { event, data } of events(response)) {
      if (event === "progress") hear.progress(data.stage);
      else if (event === "delta") hear.delta(data.text);
      else if (event === "reply") return data;
      else if (event === "error") throw new Problem(data.status, data);
    }
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(0);
  }
  throw new Problem(0);
}
