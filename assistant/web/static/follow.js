// Everything said in a conversation, as it is said, over a line that mends itself.
import { Problem, call } from "./api.js";
import { events } from "./sse.js";

const SILENCE = 40_000; // the server's heartbeat comes every 15 s
const LONGEST_PAUSE = 15_000;

/** Calls hear.message, hear.state, hear.down and hear.up until the returned function is called or the token is refused. */
export function follow(session, hear) {
  let stopped = false;
  let line = null;
  const wake = new EventTarget();
  const onOnline = () => wake.dispatchEvent(new Event("now"));
  addEventListener("online", onOnline);

  async function once() {
    line = new AbortController();
    let watchdog;
    const alive = () => {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => line.abort(), SILENCE);
    };
    try {
      alive();
      const response = await call(`/api/conversations/${session.conversation}/events`, {
        token: session.token,
        accept: "text/event-stream",
        headers: { "Last-Event-ID": String(session.last) },
        signal: line.signal,
      });
      hear.up();
      for await (const { event, data } of events(response, alive)) {
        if (stopped) return;
        if (event === "message") hear.message(data);
        else if (event === "state") hear.state(data.state);
      }
    } finally {
      clearTimeout(watchdog);
    }
  }

  async function loop() {
    let tries = 0;
    while (!stopped) {
      const began = Date.now();
      try {
        await once();
      } catch (problem) {
        if (problem instanceof Problem && [401, 403, 404].includes(problem.status)) return hear.refused?.();
      }
      if (stopped) return;
      tries = Date.now() - began > 5_000 ? 0 : tries + 1;
      if (tries > 1) hear.down();
      await pause(Math.min(LONGEST_PAUSE, 300 * 2 ** tries) * (0.7 + 0.6 * Math.random()), wake);
    }
  }

  loop();
  return () => {
    stopped = true;
    removeEventListener("online", onOnline);
    line?.abort();
  };
}

function pause(milliseconds, wake) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    wake.addEventListener("now", () => (clearTimeout(timer), resolve()), { once: true });
  });
}
