/** URLs and mail addresses: `https://example.com/x`, `sip:user@example.com`, `user@example.com`. */
import type { Found } from './found.ts';

const SCHEME =
	'https?|ftps?|sftp|tftp|ldaps?|wss?|rtsps?|rtmps?|file|ssh|git|svn|telnet|nfs|smb|amqps?|mqtts?|coaps?|redis|stuns?|turns?|net\\.tcp|tcp|udp';
const URL_SHAPE = new RegExp(
	`(?<![\\w+.-])(?:(?:${SCHEME})://[!#-;=?-\\[\\]_a-z~]*|(?:mailto|sips?|xmpp|im|pres):[\\w.+%-]+@[\\w.-]+|tel:\\+?\\d[\\d-]*|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+)`,
	'gi',
);
const TAIL = /[.,;:!?'*)\]-]/;

/** Leaves out punctuation after the URL; a closing bracket belongs to it when the URL opens one. */
function trim(url: string): string {
	let open = 0;
	for (const character of url) open += character === '(' ? 1 : character === ')' ? -1 : 0;
	let end = url.length;
	while (end > 0 && TAIL.test(url.charAt(end - 1))) {
		if (url.charAt(end - 1) === ')') {
			if (open >= 0) break;
			open++;
		}
		end--;
	}
	return url.slice(0, end);
}

/** Every URL of a folded text. One that runs into a placeholder (`https://<host>`) ends before it. */
export function findUrls(text: string): Found[] {
	const found: Found[] = [];
	if (!/[:@]/.test(text)) return found;
	for (const match of text.matchAll(URL_SHAPE)) {
		const cut = '<{'.includes(text.charAt(match.index + match[0].length) || ' ');
		const value = cut ? match[0] : trim(match[0]);
		if (!cut && /^[a-z.]+:\/*$/i.test(value)) continue;
		found.push({ kind: 'url', value, start: match.index, end: match.index + value.length });
	}
	return found;
}
