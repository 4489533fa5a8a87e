// Hears from the server. A browser opens six connections to a server at most,
// and a stream takes one for as long as it is open, so all tabs share one: the
// tab that holds the lock has the stream and tells the others.
// @ts-check

/** @typedef {(data: string) => void} Hear */

const channelName = "guide-live";
const stream = "/.guide/live";

/**
 * Calls hear for every event of the server, and ask when some may have been
 * missed.
 * @param {Hear} hear @param {() => void} ask
 */
export function listen(hear, ask) {
  const together = "locks" in navigator && "BroadcastChannel" in window;
  const join = () => (together ? share(hear) : alone(hear));
  let leave = join();
  // A page that waits in the browser's memory for the way back must not hold
  // the stream of the others.
  addEventListener("pagehide", () => leave());
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    leave = join();
    ask();
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) ask();
  });
  ask();
}

/** Hears through whichever tab has the stream. @param {Hear} hear */
function share(hear) {
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener("message", ({ data }) => hear(data));
  const waiting = new AbortController();
  let leave = () => waiting.abort();
  const lead = () => new Promise((resolve) => {
    const close = open((data) => {
      channel.postMessage(data);
      hear(data);
    });
    leave = () => resolve(close());
  });
  navigator.locks.request(channelName, { signal: waiting.signal }, lead).catch((/** @type {Error} */ error) => {
    if (error.name !== "AbortError") leave = alone(hear); // this page may have no locks
  });
  return () => {
    leave();
    channel.close();
  };
}

/** Hears through a stream of its own while somebody looks at the page. @param {Hear} hear */
function alone(hear) {
  let close = () => {};
  const turn = () => {
    close();
    close = document.hidden ? () => {} : open(hear);
  };
  turn();
  document.addEventListener("visibilitychange", turn);
  return () => {
    document.removeEventListener("visibilitychange", turn);
    close();
  };
}

/** Opens a stream and keeps it open. The result closes it. @param {Hear} hear */
function open(hear) {
  const first = 300; // milliseconds
  let wait = first;
  let timer = 0;
  /** @type {EventSource} */
  let source;
  const start = () => {
    source = new EventSource(stream);
    source.addEventListener("message", ({ data }) => {
      wait = first;
      hear(data);
    });
    source.addEventListener("error", () => {
      if (source.readyState !== EventSource.CLOSED) return; // it tries again by itself
      timer = setTimeout(start, wait);
      wait = Math.min(2 * wait, 5000);
    });
  };
  start();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
