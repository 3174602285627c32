/** Says something to those who listen to the page rather than look at it, when it is their turn. */
export function announce(text) {
  const region = document.getElementById('announcements');
  if (!region) return;
  // The same words twice are two messages only if the region was empty in between.
  region.textContent = '';
  setTimeout(() => (region.textContent = text), 50);
}
