// Runs before the first paint so that a dark screen never flashes white. A file of its own because inline scripts are forbidden.
(() => {
  let chosen = null;
  let language = null;
  try {
    chosen = localStorage.getItem("mainspring.appearance");
    language = localStorage.getItem("mainspring.language");
  } catch {
    // Storage may be closed to us; then the system decides.
  }
  const isDark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.mantineColorScheme = isDark ? "dark" : "light";
  document.documentElement.style.colorScheme = isDark ? "dark" : "light";
  if (language) document.documentElement.lang = language;
})();
