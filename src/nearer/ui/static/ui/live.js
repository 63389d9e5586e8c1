// Listens for "something is new". The socket carries {space, number} and no words; htmx fetches the
// page's own parts through the same permission check: hx-trigger="nearer:poke from:body". When the
// session has ended elsewhere, idle.js hears "nearer:lock".

const { live } = document.body.dataset;
const LOCKED = 4401;
const LONGEST = 60000;

let pause = 1000;
let socket = null;
let timer = 0;

function poke(text) {
  try {
    const { space, number } = JSON.parse(text);
    document.body.dispatchEvent(new CustomEvent("nearer:poke", { detail: { space, number } }));
  } catch {
    // Not one of ours, or truncated: wait for the next message.
  }
}

function again() {
  clearTimeout(timer);
  // A random part keeps a thousand pages from coming back in the same second.
  timer = setTimeout(listen, pause * (0.5 + Math.random()));
  pause = Math.min(LONGEST, pause * 2);
}

function listen() {
  const address = new URL(live, window.location.href);
  address.protocol = address.protocol.replace("http", "ws");
  socket = new WebSocket(address);
  socket.addEventListener("open", () => {
    pause = 1000;
  });
  socket.addEventListener("message", (event) => poke(event.data));
  socket.addEventListener("close", (event) => {
    socket = null;
    if (event.code === LOCKED) document.body.dispatchEvent(new CustomEvent("nearer:lock"));
    else again();
  });
}

// A fetch caused by a live update does not count as use, and must not keep the session alive.
document.body.addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.triggeringEvent?.type === "nearer:poke") detail.headers["Nearer-Poked"] = "1";
});

if (live) {
  listen();
  // Back from sleep or from being offline: do not wait for the end of a long pause.
  window.addEventListener("online", () => {
    if (socket) return;
    clearTimeout(timer);
    listen();
  });
  // An open socket would keep the page in the browser's memory after it was left.
  window.addEventListener("pagehide", () => {
    clearTimeout(timer);
    socket?.close();
  });
}
