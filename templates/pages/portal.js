// Copies a value beside it: without this, the value is there to be marked and copied by hand.
for (const button of document.querySelectorAll('button[data-copy]')) {
  button.hidden = !navigator.clipboard;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.querySelector('[aria-live]').textContent = button.dataset.copied;
  });
}
