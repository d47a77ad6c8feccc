import { parseDocument } from 'yaml';

const FENCED = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)??---[ \t]*(?=\r?\n|$)/;
const MAX_LENGTH = 100_000;
const MAX_ALIASES = 50;

interface FrontMatter {
	readonly data: Readonly<Record<string, unknown>>;
	/** The text with the front matter blanked out, so that all offsets stay. */
	readonly body: string;
	readonly problem: string | null;
}

/** Reads the YAML between the leading `---` lines: plain data only, no custom tags, bounded size and aliases. */
export function readFrontMatter(text: string): FrontMatter {
	const fenced = FENCED.exec(text);
	if (!fenced) return { data: {}, body: text, problem: null };
	const body = fenced[0].replace(/[^\r\n]/g, ' ') + text.slice(fenced[0].length);
	const source = fenced[1] ?? '';
	if (source.length > MAX_LENGTH) return { data: {}, body, problem: `longer than ${MAX_LENGTH} characters` };
	const { data, problem } = readYaml(source);
	return { data, body, problem };
}

function readYaml(source: string): Pick<FrontMatter, 'data' | 'problem'> {
	const document = parseDocument(source, {
		schema: 'core',
		customTags: [],
		resolveKnownTags: false,
		uniqueKeys: false,
		logLevel: 'silent',
	});
	const problem = document.errors[0]?.message.split('\n')[0] ?? null;
	try {
		// By way of JSON: an alias to what holds it has no end, and is refused here.
		const data: unknown = JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: MAX_ALIASES })) ?? 'null');
		return isRecord(data) ? { data, problem } : { data: {}, problem };
	} catch (error) {
		return { data: {}, problem: (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? null };
	}
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
