/** Names that no translation changes: files, cmdlets, domain names, SRV records, names out of programs. */
import type { IdentifierShape } from '../model.ts';
import type { Found } from './found.ts';
import { PROTOCOLS, TRANSPORTS } from './protocol-names.ts';

const EXTENSIONS = new Set(
	(
		'exe|dll|sys|msi|msp|cab|bat|cmd|com|ps1|psm1|psd1|sh|py|pl|rb|js|mjs|ts|css|php|jsp|asp|aspx|ashx|asmx|svc|htm|html|xml|xsd|xsl|' +
		'xslt|json|yaml|yml|toml|ini|inf|cfg|conf|config|cnf|properties|reg|log|txt|md|csv|tsv|pdf|doc|docx|docm|xls|xlsx|xlsm|ppt|pptx|vsd|vsdx|' +
		'png|jpg|jpeg|gif|svg|ico|bmp|wav|wma|mp3|mp4|avi|zip|tar|gz|bz2|7z|rar|iso|img|vhd|vhdx|bin|dat|bak|tmp|db|mdb|mdf|ldf|sql|sqlite|' +
		'cer|crt|pem|pfx|p12|p7b|csr|key|jks|jar|war|ear|apk|rpm|deb|pkg|dmg|so|lib|drv|etl|evtx|pcap|lnk|manifest|resx|admx|adml'
	).split('|'),
);
const ZONES = new Set(
	'com|net|org|edu|gov|mil|int|info|biz|arpa|local|localdomain|internal|intern|intranet|lan|corp|home|example|test|invalid|localhost|io|dev|app|cloud|name|pro'.split(
		'|',
	),
);
/** Verbs that open a cmdlet even before a plain noun (`Get-Help`); the others also open compounds (`Test-Server`). */
const PLAIN_VERBS = new Set(
	'Get|Invoke|ConvertTo|ConvertFrom|Enable|Disable|Remove|Grant|Revoke|Uninstall|Unregister'.split('|'),
);
const VERBS = new Set(
	(
		'Add|Approve|Assert|Backup|Block|Checkpoint|Clear|Close|Compare|Complete|Compress|Confirm|Connect|Convert|Copy|Debug|Deny|Disconnect|' +
		'Dismount|Edit|Enter|Exit|Expand|Export|Find|Format|Group|Hide|Import|Initialize|Install|Join|Limit|Lock|Measure|Merge|Mount|Move|New|Open|' +
		'Optimize|Out|Ping|Pop|Protect|Publish|Push|Read|Receive|Redo|Register|Rename|Repair|Request|Reset|Resize|Resolve|Restart|Restore|Resume|' +
		'Save|Search|Select|Send|Set|Show|Skip|Sort|Split|Start|Step|Stop|Submit|Suspend|Switch|Sync|Test|Trace|Unblock|Undo|Unlock|Unprotect|' +
		'Unpublish|Update|Use|Wait|Watch|Where|Write'
	).split('|'),
);

const DOTTED = /(?<![\w.-])(?:\*\.)?[A-Za-z0-9_][\w-]*(?:\.[A-Za-z0-9_][\w-]*)+/g;
const CMDLET = /(?<![\w-])([A-Z][A-Za-z]{1,11})-([A-Z][A-Za-z0-9]*)(?![\p{Script=Latin}\p{N}_-]|\.\w)/gu;
const CAMEL =
	// A part with a number belongs to the name: `ChaCha20-Poly1305`.
	/(?<![\p{Script=Latin}\p{N}_-])(?:[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+|[a-z][a-z0-9]+(?:[A-Z][a-z0-9]+){2,})(?:-[A-Z]?[a-z]{1,20}[0-9]+)?(?![\p{Script=Latin}\p{N}_])/gu;
const SNAKE =
	/(?<![\p{Script=Latin}\p{N}_])_{0,2}[A-Za-z0-9]+(?:_+[A-Za-z0-9]+)+_{0,2}(?:(?<=\d)\.\d+)*(?![\p{Script=Latin}\p{N}_])/gu;
/** What a program calls an error, an event or a task: `PS-0905`; shorter numbers are parts of names: `SHA-256`. */
const CODE = /(?<![\p{L}\p{N}_-])[A-Z]{2,10}-(?:0[0-9]{2}|[0-9]{4,10})(?![\p{Script=Latin}\p{N}_-]|\.\w)/gu;
/** The same without a hyphen, and what a model or a part is called: `E204`, `CR2032`; but `TCP443` is a port. */
const GLUED = /(?<![\p{L}\p{N}_-])([A-Z]{1,5})[0-9]{3,10}(?![\p{Script=Latin}\p{N}_-]|\.\w)/gu;
const PATH = /(?<![\w\\])(?:HK(?:LM|CU|CR|U|CC|EY_[A-Z_]{4,20}):?|[A-Za-z]:|\\)\\[^\s<>"|?*,;]*[^\s<>"|?*,;.:)\]]/g;
/** No name that a program can use is longer. */
const LONGEST = 255;
const HOST = /^[a-z0-9-]+$/i;

function shapeOfDotted(name: string): IdentifierShape | null {
	const labels = name.split('.');
	const last = labels.at(-1) ?? '';
	if (labels.some((label) => /^_(?:tcp|udp|tls|sctp)$/i.test(label)) && name.startsWith('_')) return 'srv';
	const host = labels.every((label) => HOST.test(label) || label === '*');
	const known = ZONES.has(last.toLowerCase()) && (last === last.toLowerCase() || name === name.toUpperCase());
	if (
		host &&
		known &&
		(last !== 'com' || labels.length > 1) &&
		labels.every((label) => label === '*' || label.length > 1)
	)
		return 'fqdn';
	if (EXTENSIONS.has(last.toLowerCase()) && /[A-Za-z]/.test(labels[0] ?? '')) return 'file';
	// A two-letter zone is any country's: lower case, and no abbreviation (`z.b`) before it.
	const country = /^[a-z]{2}$/.test(last) && labels.every((label) => label === '*' || /^[a-z0-9-]{2,}$/.test(label));
	return host && country && /[a-z]/.test(labels[0] === '*' ? (labels[1] ?? '') : (labels[0] ?? '')) ? 'fqdn' : null;
}

/** Two capitals that each open a hump: `CsUser`, `ClientMediaPort`. */
const HUMPS = /^[A-Z][A-Za-z0-9]*[a-z0-9][A-Z]|^[A-Z]{2,}[a-z]/;

/** The matches of a shape that always holds a mark: most texts need not be looked through. */
const within = (text: string, mark: string, shape: RegExp): Iterable<RegExpExecArray> =>
	text.includes(mark) ? text.matchAll(shape) : [];

const HUMP = /[a-z0-9][A-Z]/;
const NUMBERED = /[A-Z]\d{3}/;
const JOINED = /[\w-]\.\w/;

/** Every identifier of a folded text, spelled as there. */
export function findIdentifiers(text: string): Found[] {
	const found: Found[] = [];
	const add = (shape: IdentifierShape, start: number, value: string) => {
		if (value.length <= LONGEST) found.push({ kind: 'identifier', shape, value, start, end: start + value.length });
	};
	for (const match of within(text, '\\', PATH)) add('name', match.index, match[0]);
	for (const match of JOINED.test(text) ? text.matchAll(DOTTED) : []) {
		const shape = match[0].length <= LONGEST ? shapeOfDotted(match[0]) : null;
		if (shape) add(shape, match.index, match[0]);
	}
	for (const match of within(text, '-', CMDLET)) {
		const [value, verb = '', noun = ''] = match;
		if (PLAIN_VERBS.has(verb) || (VERBS.has(verb) && HUMPS.test(noun))) add('cmdlet', match.index, value);
	}
	for (const match of within(text, '-', CODE)) add('name', match.index, match[0]);
	for (const { 0: code, 1: letters = '', index } of NUMBERED.test(text) ? text.matchAll(GLUED) : [])
		if (![PROTOCOLS, TRANSPORTS].some((names) => names.has(letters.toLowerCase()))) add('name', index, code);
	for (const match of within(text, '_', SNAKE)) add('name', match.index, match[0]);
	for (const match of HUMP.test(text) ? text.matchAll(CAMEL) : []) add('name', match.index, match[0]);
	return found;
}
