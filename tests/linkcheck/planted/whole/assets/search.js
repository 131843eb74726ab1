import { fold } from "./words.js";

const SITE = new URL("../", import.meta.url);

export const open = async (language) => {
  const bundle = new URL(`pagefind/${language}/`, SITE);
  const words = await fetch(new URL("words.json", bundle));
  return [await import(new URL("pagefind.js", bundle)), fold(await words.json())];
};
