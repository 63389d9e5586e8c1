// Two conveniences that need a script: showing a passphrase, and printing the code.

function reveal(input) {
  const { show, hide } = input.dataset;
  const frame = document.createElement("span");
  const button = document.createElement("button");
  frame.className = "reveal";
  button.type = "button";
  input.replaceWith(frame);
  frame.append(input, button);

  function turn(type) {
    input.type = type;
    button.textContent = type === "password" ? show : hide;
  }

  button.addEventListener("click", () => turn(input.type === "password" ? "text" : "password"));
  // Sent from a field of type text, the passphrase would be offered by the browser's autofill.
  input.form?.addEventListener("submit", () => turn("password"));
  turn("password");
}

document.querySelectorAll("input[data-show]").forEach(reveal);

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// After failures the next attempt waits a little: counts the seconds down, and says when it is over.
for (const wait of document.querySelectorAll("[data-wait]")) {
  const [left, ready] = wait.children;
  const over = Date.now() + wait.dataset.wait * 1000;
  wait.hidden = false;
  const timer = setInterval(() => {
    const seconds = Math.ceil((over - Date.now()) / 1000);
    left.textContent = Math.max(0, seconds);
    if (seconds > 0) return;
    clearInterval(timer);
    left.hidden = true;
    ready.hidden = false;
  }, 250);
}
