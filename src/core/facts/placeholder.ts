/** Placeholders: `<name>`, `{name}`, `${name}`, `$NAME`, `%NAME%`, and what machine translation leaves of them (`# A0`). */
import type { Found } from './found.ts';

const PLACEHOLDER =
	/(?<!<)<([^<>\n]{0,80})>|\$?\{([\p{L}_][\w.-]{0,60})\}|(?<![\d%])%([A-Za-z_]\w{0,60})%|(?<![\w$])\$([A-Za-z_]\w*)|(?<![\p{Script=Latin}\p{N}&#])# ?(A\d{1,3})(?![\p{Script=Latin}\p{N}])/gu;
const NAME = /^ *[\p{L}\p{N}_#$%*.]/u;

/** Every placeholder of a folded text; its value has no blanks at the brackets. */
export function findPlaceholders(text: string): Found[] {
	const found: Found[] = [];
	if (!/[<{%$#]/.test(text)) return found;
	for (const match of text.matchAll(PLACEHOLDER)) {
		const start = match.index;
		const end = start + match[0].length;
		const inner = match[1];
		if (inner === undefined) {
			const value = match[5] === undefined ? match[0] : `#${match[5]}`;
			found.push({ kind: 'placeholder', value, intact: match[5] === undefined, start, end });
			continue;
		}
		const name = inner.trim();
		// `a < b and c > d` compares; `<>` and `< >` have lost their name.
		const compares = /^ [^ \n\r\u2028\u2029]* .* $/.test(inner);
		if (compares || (name !== '' && !(NAME.test(inner) && /\p{L}/u.test(name)))) continue;
		const intact = name !== '' && name === inner && !/[.,;:!?\u3002]$/.test(name);
		found.push({ kind: 'placeholder', value: `<${name}>`, intact, start, end });
	}
	return found;
}
