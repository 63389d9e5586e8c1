// Locks a page nobody looks at. The server ends the session by itself; this hides what is on the
// screen. data-idle: limit in seconds; data-lock: where to go.

const { idle, lock } = document.body.dataset;
const limit = Number(idle) * 1000;
const warning = Math.min(60000, limit / 2);
const word = document.getElementById("idle");
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("idle") : null;

let last = Date.now();
let told = last;

function close() {
  document.documentElement.hidden = true;
  window.location.replace(lock);
}

// The server counts too: while somebody writes for long without sending, it hears of it by a HEAD
// request now and then. An answer from elsewhere means that the session has ended.
async function tell() {
  told = Date.now();
  try {
    const answer = await fetch(window.location.href, { method: "HEAD", redirect: "manual" });
    if (answer.type === "opaqueredirect" || [401, 403, 404].includes(answer.status)) close();
  } catch {
    // A slow or broken line is no reason to take the page away.
  }
}

function here() {
  if (!word.hidden) return; // from here on only the button counts
  last = Date.now();
  tabs?.postMessage(last);
  if (last - told > limit / 4) tell();
}

function look() {
  const quiet = Date.now() - last;
  if (quiet >= limit) close();
  else word.hidden = quiet < limit - warning;
}

if (limit && lock && word) {
  for (const sign of ["pointerdown", "keydown", "input", "scroll"]) {
    document.addEventListener(sign, here, { passive: true, capture: true });
  }
  // A computer that slept does not run timers: look again when the page comes back.
  for (const sign of ["visibilitychange", "focus", "pageshow"]) {
    window.addEventListener(sign, look, true);
  }
  document.getElementById("stay")?.addEventListener("click", () => {
    word.hidden = true;
    here();
    tell();
  });
  tabs?.addEventListener("message", ({ data }) => {
    last = Math.max(last, Number(data));
    look();
  });
  setInterval(look, Math.min(5000, limit / 10));
}
