export const fold = (words) => words;
