import { parse as parseToml } from 'smol-toml';
import { parseDocument, Schema } from 'yaml';

const MAX_LENGTH = 100_000;
const MAX_ALIASES = 50;

interface FrontMatter {
	readonly data: Readonly<Record<string, unknown>>;
	/** The text with the front matter blanked out, so that all offsets stay. */
	readonly body: string;
	readonly problem: string | null;
}

/** Front matter as it stands in a text: its source, how to read that, and where the text goes on. */
interface Block {
	readonly source: string;
	readonly end: number;
	/** The value that the source stands for, and what is wrong with it; throws for what can't be read at all. */
	readonly read: (source: string) => { readonly value: unknown; readonly problem: string | null };
}

/**
 * Reads what a text begins with: YAML between lines of `---`, TOML between lines of `+++`, or a JSON object. Plain data
 * only, no custom tags, bounded size and aliases.
 */
export function readFrontMatter(text: string): FrontMatter {
	const block = fenced(text, YAML, readYaml) ?? fenced(text, TOML, readToml) ?? jsonBlock(text);
	if (!block) return { data: {}, body: text, problem: null };
	const { source, end } = block;
	const body = text.slice(0, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
	if (source.length > MAX_LENGTH) return { data: {}, body, problem: `longer than ${MAX_LENGTH} characters` };
	return { body, ...plainData(block) };
}

function plainData({ source, read }: Block): Pick<FrontMatter, 'data' | 'problem'> {
	try {
		const { value, problem } = read(source);
		// By way of JSON: dates become text, and an alias to what holds it, which has no end, is refused here.
		const data: unknown = JSON.parse(JSON.stringify(value) ?? 'null');
		return { data: isRecord(data) ? data : {}, problem };
	} catch (error) {
		return { data: {}, problem: (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? null };
	}
}

const YAML = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)??---[ \t]*(?=\r?\n|$)/;
const TOML = /^\+\+\+[ \t]*\r?\n(?:([\s\S]*?)\r?\n)??\+\+\+[ \t]*(?=\r?\n|$)/;

function fenced(text: string, fence: RegExp, read: Block['read']): Block | null {
	const found = fence.exec(text);
	return found && { source: found[1] ?? '', end: found[0].length, read };
}

/** Plain data and no tags of one's own; made once, as it takes longer than most front matter. */
const SCHEMA = new Schema({ schema: 'core', customTags: [], resolveKnownTags: false });

const readYaml: Block['read'] = (source) => {
	const document = parseDocument(source, { schema: SCHEMA, uniqueKeys: false, logLevel: 'silent' });
	const problem = document.errors[0]?.message.split('\n')[0] ?? null;
	return { value: document.toJS({ maxAliasCount: MAX_ALIASES }), problem };
};

const readToml: Block['read'] = (source) => ({ value: parseToml(source), problem: null });

const readJson: Block['read'] = (source) => ({ value: JSON.parse(source), problem: null });

/** An object whose brace opens the text and whose closing brace ends a line. */
function jsonBlock(text: string): Block | null {
	if (!/^\{[ \t]*(?:\r?\n|")/.test(text)) return null;
	let depth = 0;
	let quoted = false;
	for (let at = 0; at < text.length && at <= MAX_LENGTH; at++) {
		const unit = text[at];
		if (quoted && unit === '\\') at++;
		else if (unit === '"') quoted = !quoted;
		else if (quoted || (unit !== '{' && unit !== '}')) continue;
		else depth += unit === '{' ? 1 : -1;
		if (quoted || depth > 0) continue;
		const end = at + 1;
		const endsLine = /^[ \t]*(?:\r?\n|$)/.test(text.slice(end, end + 100));
		return endsLine ? { source: text.slice(0, end), end, read: readJson } : null;
	}
	return null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
