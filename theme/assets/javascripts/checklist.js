// Says how many items of a checklist are ticked, once one is. Without this script they are ticked and printed all the same.
(() => {
  for (const list of document.querySelectorAll(".ticks")) {
    const boxes = [...list.querySelectorAll("input")];
    const said = document.createElement("p");
    said.className = "cap ticked";
    said.setAttribute("role", "status");
    list.after(said);
    const count = () => {
      const ticked = boxes.filter((box) => box.checked).length;
      const text = list.dataset.ticked.replace("{}", ticked).replace("{}", boxes.length);
      if (ticked || said.textContent) said.textContent = text;
    };
    list.addEventListener("change", count);
    count(); // A browser that goes back to a page may bring its ticks back.
  }
})();
