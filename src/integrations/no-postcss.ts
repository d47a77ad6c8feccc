/**
 * Styles are taken as they are. Without this, Vite looks for a configuration of PostCSS in the working folder and in every
 * folder above, and runs it: those folders may be a stranger's.
 */
export const noPostcss = { postcss: { plugins: [] } };
