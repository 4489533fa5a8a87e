// The colors that a reader chose, before anything is painted. It is no module:
// those wait for the page.
// @ts-check
try {
  const theme = localStorage.getItem("theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // A browser that keeps nothing shows the system's colors.
}
