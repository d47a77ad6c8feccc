import { toXml } from 'xast-util-to-xml';
import { visible } from '../terminal.ts';

/** An XML document of a tree; texts are put in by `xmlText`. */
export function xmlDocument(root: Parameters<typeof toXml>[0]): string {
	return `<?xml version="1.0" encoding="UTF-8"?>\n${toXml(root).replaceAll(']]>', ']]&gt;')}\n`;
}

/** A text that XML may hold: without control characters, lone surrogates and noncharacters. */
export function xmlText(text: string): string {
	return visible(text.toWellFormed()).replace(/[\uFFFE\uFFFF]/g, '\uFFFD');
}
