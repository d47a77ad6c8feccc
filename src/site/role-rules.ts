import type { Locale, PortRecord } from '../core/index.ts';
import { type Refused, type RuleFormat, ruleFormats, rulesOf } from '../rules/index.ts';
import type { Role } from './roles.ts';

/** The name of a download of rules, by the tool that reads it. */
const FILES: Readonly<Record<RuleFormat, string>> = {
	nftables: 'portolan.nft',
	iptables: 'iptables.rules',
	powershell: 'firewall.ps1',
	ansible: 'firewall.yml',
	kubernetes: 'network-policy.yaml',
	terraform: 'firewall.tf',
};

/** The tools by the names that they have themselves. */
const TOOLS: Readonly<Record<RuleFormat, string>> = {
	nftables: 'nftables',
	iptables: 'iptables',
	powershell: 'Windows (PowerShell)',
	ansible: 'Ansible',
	kubernetes: 'Kubernetes NetworkPolicy',
	terraform: 'Terraform',
};

/** Rules of one tool for a role, and where they can be downloaded below `/data/`. */
export interface RoleRules {
	readonly format: RuleFormat;
	readonly tool: string;
	readonly file: string;
	readonly text: string;
}

/** A record that no rule is written for, and why. */
export interface RefusedRecord {
	readonly record: PortRecord;
	readonly reason: Refused['reason'] | 'disputed';
}

/**
 * The firewall rules of one host, a text a tool; of records that the languages disagree about none is written. `reader` is
 * the locale whose names the placeholders show; null for any.
 */
export function rulesOfRole(
	{ slug, incoming, outgoing }: Role,
	reader: Locale | null,
): { rules: RoleRules[]; refused: RefusedRecord[] } {
	const all = [...new Set([...incoming, ...outgoing])];
	const disputed = new Set(all.filter(({ alternatives }) => alternatives.length > 0));
	const asSeen = (records: readonly PortRecord[], direction: 'in' | 'out') =>
		records.filter((record) => !disputed.has(record)).map((record) => ({ ...record, direction }));
	const records = [...asSeen(incoming, 'in'), ...asSeen(outgoing, 'out')];
	const written = ruleFormats.map((format) => ({
		format,
		...rulesOf(records, { format, reader, role: null, assumed: null }),
	}));
	const reasons = new Map(written[0]?.refused.map(({ record, reason }) => [record, reason]));
	return {
		rules: written
			.filter(({ text }) => text !== '')
			.map(({ format, text }) => ({ format, tool: TOOLS[format], file: fileOf(slug, format), text })),
		refused: all.flatMap((record): RefusedRecord[] => {
			const reason = disputed.has(record) ? 'disputed' : reasons.get(record.id);
			return reason === undefined ? [] : [{ record, reason }];
		}),
	};
}

/** The downloads of a role's rules, by their paths below `/data/`; each is written when it is asked for. */
export function ruleDownloads(role: Role): [path: string, write: () => string][] {
	const { rules } = rulesOfRole(role, null);
	return rules.map(({ file, format }) => [
		file,
		() => rulesOfRole(role, null).rules.find((one) => one.format === format)?.text ?? '',
	]);
}

const fileOf = (slug: string, format: RuleFormat) => `rules/${slug}/${FILES[format]}`;
