/** IP addresses of version 4 and 6, with or without a prefix length. */
import type { Found } from './found.ts';

const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const V4 = new RegExp(
	`(?<![\\p{Script=Latin}\\d_]|[\\d_]\\.)${OCTET}(?:\\.${OCTET}){3}(?:/(?:3[0-2]|[12]?\\d)(?!\\d))?(?![\\p{Script=Latin}\\d_]|\\.\\d)`,
	'gu',
);
const V6 =
	/(?<![\p{Script=Latin}\d_:.])[\da-f:]{2,39}(?:(?:\.\d{1,3}){3})?(?:\/(?:12[0-8]|1[01]\d|\d{1,2})(?!\d))?(?![\p{Script=Latin}\d_:])/giu;
const GROUP = /^[\da-f]{1,4}$/i;

/** Eight groups, or fewer around one `::`. A text without digits is no address: `ab::cd` is a name in a program. */
function isV6(address: string): boolean {
	if (!/\d/.test(address) || address.split(':').length < 3) return false;
	const halves = address.split('::');
	if (halves.length > 2) return false;
	let count = 0;
	for (const half of halves) {
		const groups = half === '' ? [] : half.split(':');
		for (const group of groups) {
			if (group.includes('.')) count += 2;
			else if (GROUP.test(group)) count++;
			else return false;
		}
	}
	return halves.length === 2 ? count < 8 : count === 8;
}

/** Every IP address of a folded text, lower case; version 6 first, as `::ffff:10.0.0.1` ends in one of version 4. */
export function findAddresses(text: string): Found[] {
	const found: Found[] = [];
	for (const match of text.includes(':') ? text.matchAll(V6) : []) {
		const address = match[0].split('/')[0] ?? '';
		if (!isV6(address)) continue;
		found.push({
			kind: 'address',
			value: match[0].toLowerCase(),
			start: match.index,
			end: match.index + match[0].length,
		});
	}
	for (const match of /\d\.\d/.test(text) ? text.matchAll(V4) : []) {
		found.push({ kind: 'address', value: match[0], start: match.index, end: match.index + match[0].length });
	}
	return found;
}
