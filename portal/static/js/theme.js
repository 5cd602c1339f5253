// Light or dark by choice: read before the first paint, so loaded in <head>.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const stored = (area, name) => {
    try {
      return window[area].getItem(name);
    } catch {
      return null;
    }
  };
  const store = (theme) => {
    try {
      localStorage.setItem("theme", theme);
    } catch {
      // Private browsing: the choice lasts for this page.
    }
  };
  const chosen = stored("localStorage", "theme");
  if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;

  // A tablet in a hall has a code and more to do; nobody else pays for it.
  const isTablet = /[?&]borne=/.test(location.search) || stored("sessionStorage", "borne");
  if (isTablet) import("./kiosk/kiosk.js");

  const isDark = () => (root.dataset.theme || (system.matches ? "dark" : "light")) === "dark";

  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-theme-switch]")) {
      const icon = button.querySelector("use");
      const sprite = icon.getAttribute("href").split("#")[0];
      const show = () => {
        const { labelLight, labelDark } = button.dataset;
        button.setAttribute("aria-label", isDark() ? labelLight : labelDark);
        icon.setAttribute("href", `${sprite}#${isDark() ? "sun" : "moon"}`);
      };
      button.addEventListener("click", () => {
        root.dataset.theme = isDark() ? "light" : "dark";
        store(root.dataset.theme);
        show();
      });
      system.addEventListener("change", show);
      show();
      button.hidden = false;
    }
  });
})();
