import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { type Change, changesBetween } from './correction.ts';
import { numberHeadings } from './render/headings.ts';
import { frameTable } from './render/other-table.ts';
import { letCodeScroll } from './render/tidy.ts';

/** A line of an example's document in one locale, and what is wrong in it, if that is known to the letter. */
export interface ExampleLine {
	readonly text: string;
	readonly changes: readonly Change[];
	readonly isWrong: boolean;
}

/** An example of a check's page: documents in some locales, of which one is wrong or none is. */
export interface CheckExample {
	readonly title: string;
	readonly documents: readonly { readonly locale: string; readonly lines: readonly ExampleLine[] }[];
	/** Whether the check finds something in it. */
	readonly isFault: boolean;
}

interface ExpectedFinding {
	/** Of another check than the page's; what that finds is not marked. */
	readonly check?: string;
	readonly locale?: string | null;
	readonly line?: number;
	readonly actual?: string | null;
	readonly expected?: string | null;
	readonly suggestion?: string | null;
}

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkRehype).freeze();

type Node = ReturnType<typeof processor.parse>['children'][number];

/** Renders the Markdown page of a check without its title, front matter and examples, and reads the examples. */
export function renderCheckPage(markdown: string): { html: string; examples: CheckExample[] } {
	const body = markdown.replace(/^---\r?\n[\s\S]*?\r?\n---(?:\r?\n|$)/, '');
	const page = processor.parse(body);
	const at = page.children.findIndex(
		(node) =>
			node.type === 'heading' && node.children.some((child) => child.type === 'text' && child.value === 'Examples'),
	);
	const examples = at < 0 ? [] : examplesIn(page.children.slice(at + 1));
	if (at >= 0) page.children = page.children.slice(0, at);
	const tree = processor.runSync(page) as Root;
	numberHeadings(tree);
	letCodeScroll(tree);
	tree.children = tree.children.map((node) =>
		node.type === 'element' && node.tagName === 'table' ? frameTable(node, 'Table') : node,
	);
	return { html: toHtml(tree), examples };
}

/** Every heading with the documents below it and what is to be found in them. */
function examplesIn(nodes: readonly Node[]): CheckExample[] {
	const examples: { title: string; documents: { locale: string; text: string }[]; findings: ExpectedFinding[] }[] = [];
	for (const node of nodes) {
		if (node.type === 'heading')
			examples.push({
				title: node.children.map((child) => ('value' in child ? child.value : '')).join(''),
				documents: [],
				findings: [],
			});
		const example = examples.at(-1);
		if (node.type !== 'code' || !example) continue;
		if (isFindings(node)) example.findings = JSON.parse(node.value) as ExpectedFinding[];
		else example.documents.push({ locale: node.meta ?? '', text: node.value });
	}
	return examples
		.filter(({ documents }) => documents.length > 0)
		.map(({ title, documents, findings }) => ({
			title,
			isFault: findings.length > 0,
			documents: documents.map(({ locale, text }) => ({ locale, lines: linesOf(text, locale, findings) })),
		}));
}

function isFindings({ lang, meta }: Extract<Node, { type: 'code' }>): boolean {
	return lang === 'json' && meta === 'findings';
}

function linesOf(text: string, locale: string, findings: readonly ExpectedFinding[]): ExampleLine[] {
	return text.split('\n').map((line, at) => {
		const found = findings.filter(
			({ check, ...one }) => check === undefined && (one.locale ?? null) === locale && one.line === at + 1,
		);
		return {
			text: line,
			changes: found.flatMap((one) => changesIn(line, one, locale)).slice(0, 3),
			isWrong: found.length > 0,
		};
	});
}

/** What a finding would change in a line: the cell that its suggestion is nearest to, else what it says stands there. */
function changesIn(line: string, { actual, expected, suggestion }: ExpectedFinding, locale: string): Change[] {
	if (suggestion) {
		let at = 0;
		const cells = line.split('|').map((cell) => {
			const start = at + (cell.length - cell.trimStart().length);
			at += cell.length + 1;
			return { start, text: cell.trim(), changes: changesBetween(cell.trim(), suggestion, locale) };
		});
		const cost = ({ text, changes }: (typeof cells)[number]) =>
			changes.reduce((sum, change) => sum + change.end - change.start + change.text.length, 0) /
			(text.length + suggestion.length);
		const [best] = cells.filter(({ text }) => text !== '').sort((a, b) => cost(a) - cost(b));
		if (best && cost(best) < 0.6)
			return best.changes.map((change) => ({
				...change,
				start: change.start + best.start,
				end: change.end + best.start,
			}));
	}
	const start = actual ? line.indexOf(actual) : -1;
	if (!actual || !expected || start < 0) return [];
	return [{ start, end: start + actual.length, text: expected }];
}
