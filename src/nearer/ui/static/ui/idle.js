// Locks a page nobody looks at. The server ends the session by itself; this hides what is on the
// screen and sends along what was being written, so that it waits, sealed, for whoever wrote it.
// data-idle: limit in seconds; data-lock: where to go.

const { idle, lock } = document.body.dataset;
const limit = Number(idle) * 1000;
const warning = Math.min(60000, limit / 2);
const word = document.getElementById("idle");
// Milliseconds: re-encrypting ten years takes some seconds, and the response has the new code.
const SENDING = 10000;
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("idle") : null;

let last = Date.now();
let told = last;
let edited = null;
let closed = false;
let sent = 0;

// A page that is being left is hidden already and about to show the harmless one: leave it alone.
function close() {
  if (closed || document.documentElement.hidden) return;
  closed = true;
  document.documentElement.hidden = true;
  const isKept = edited?.isConnected && !edited.querySelector("[type=password]");
  if (isKept && edited.getAttribute("method") === "post") send(edited);
  else window.location.replace(lock);
}

// Hides the page until the response comes; without one it closes after all.
function wait() {
  document.documentElement.hidden = true;
  setTimeout(() => window.location.replace(lock), SENDING);
}

// Sends the form to the lock instead of its own address, which goes along in a field.
function send(form) {
  const action = form.getAttribute("hx-post") || form.getAttribute("action") || "";
  const path = document.createElement("input");
  path.type = "hidden";
  path.name = "kept_path";
  path.value = new URL(action, window.location.href).pathname;
  form.append(path);
  form.setAttribute("action", lock);
  HTMLFormElement.prototype.submit.call(form);
}

// The server counts too: while somebody writes for long without sending, it hears of it by a HEAD
// request now and then. An answer from elsewhere means that the session has ended.
async function tell() {
  told = Date.now();
  try {
    const answer = await fetch(window.location.href, { method: "HEAD", redirect: "manual" });
    if (answer.type === "opaqueredirect" || [401, 403, 404].includes(answer.status)) close();
  } catch {
    // A slow or broken connection is no reason to close the page.
  }
}

function here() {
  if (!word.hidden) return; // while the warning shows, only its button counts as activity
  last = Date.now();
  tabs?.postMessage(last);
  if (last - told > limit / 4) tell();
}

function look() {
  const quiet = Date.now() - last;
  if (quiet >= limit) close();
  else word.hidden = quiet < limit - warning;
}

function watch() {
  for (const sign of ["pointerdown", "keydown", "input", "scroll"]) {
    document.addEventListener(sign, here, { passive: true, capture: true });
  }
  // A computer that slept does not run timers: look again when the page comes back.
  for (const sign of ["visibilitychange", "focus", "pageshow"]) {
    window.addEventListener(sign, look, true);
  }
  document.getElementById("stay").addEventListener("click", () => {
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

if (lock) {
  document.addEventListener("input", (event) => (edited = event.target.form ?? edited), true);
  // A form being sent goes first: it may be the one that ended the session, and if it is not, the
  // server keeps its fields.
  document.addEventListener("submit", () => (sent = Date.now()));
  document.body.addEventListener("nearer:lock", () => {
    if (Date.now() - sent >= SENDING) close();
    else wait();
  });
}
if (limit && lock && word) watch();
