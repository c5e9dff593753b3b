// Sends a chosen file as it is, however large, and goes where the answer says.
const form = document.querySelector("[data-upload]");
const said = form?.querySelector("[role=status]");

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const file = form.elements.file.files[0];
  const button = form.querySelector("button");
  if (!file) {
    return;
  }
  button.disabled = true;
  said.textContent = `Sending ${file.name} …`;
  try {
    const answer = await fetch(`${form.action}?name=${encodeURIComponent(file.name)}`, {
      method: "POST",
      headers: { "Content-Type": "text/csv", "X-CSRF-TOKEN": form.elements._csrf.value },
      body: file,
    });
    const text = await answer.text();
    if (answer.ok && text.startsWith("/contact-imports/")) {
      location.assign(text);
      return;
    }
    said.textContent = answer.status === 413 ? "The file is larger than this server takes." : text;
  } catch {
    said.textContent = "The file did not arrive. Try again.";
  }
  button.disabled = false;
});
