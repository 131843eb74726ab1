// Opens the search.
const scripts = new URL(".", document.currentScript.src);
document.querySelector("#dialog")?.addEventListener("click", () => import(new URL("search.js", scripts)));
