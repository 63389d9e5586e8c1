// A button that is pressed twice in a hurry sends once. The second sending would arrive after the
// first has changed what it needs: the passphrase, the keys, the code that is used up by then.
// After a moment it counts again, for a line that was lost and for downloads, which leave the page.

const A_MOMENT = 10000;
const sent = new WeakMap();

document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  const before = sent.get(event.target);
  if (before?.button === event.submitter && event.timeStamp - before.at < A_MOMENT) event.preventDefault();
  else sent.set(event.target, { button: event.submitter, at: event.timeStamp });
});
