// One tap on the field is the answer. By keyboard the arrows move the spot and Enter sends it; after a
// finger that slid, and without this file, a button stands below the field.

const form = document.querySelector("[data-first]");

form?.addEventListener("click", ({ detail, target }) => {
  if (detail && target.type === "radio") form.requestSubmit();
});
