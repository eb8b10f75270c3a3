/** The text of a classic script: the file with all it imports (see `bundleAsText` in vite.config.ts). */
declare module '*?bundle' {
  const code: string;
  export default code;
}
