// The page that waits: it opens the one that was asked for as soon as the server is ready.
async function ready() {
  try {
    return (await fetch("/readyz")).ok;
  } catch {
    return false;
  }
}

async function look() {
  if (await ready()) location.reload();
  else setTimeout(look, 700);
}

look();
