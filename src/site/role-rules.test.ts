import { describe, expect, it } from 'vitest';
import { rulesOfRole } from './role-rules.ts';
import { siteOf, source } from './test-site.ts';

const table = (locale: string, rows: readonly string[]) =>
	source(
		`${locale}/quay.md`,
		`# Quay\n\n| Source | Destination | Port |\n| --- | --- | --- |\n${rows.map((row) => `| ${row} |\n`).join('')}`,
	);
const vocabulary = {
	headers: { source: ['source'], destination: ['destination'], port: ['port'] },
	...{ any: [], port: [], inbound: [], outbound: [], and: [] },
};
const vocabularies = { en: vocabulary, de: vocabulary };
const rows = ['Crane | Quay host | TCP/7001', 'Crane | Quay host | TCP/7002', 'Quay host | Store | UDP/7003'];

function quay(german: readonly string[]) {
	const site = siteOf([table('en', rows), table('de', german)], '/', vocabularies);
	const role = site.roles.find(({ names }) => names.en?.includes('Quay host'));
	if (!role) throw new Error('no role');
	return { site, role };
}

describe('rules of a role', () => {
	it('let in what comes to it and out what goes from it, with named placeholders, for every tool', () => {
		const { role } = quay(rows);
		const { rules, refused } = rulesOfRole(role, 'en');
		expect(refused).toEqual([]);
		expect(rules.map(({ format }) => format)).toEqual([
			...['nftables', 'iptables', 'powershell', 'ansible', 'kubernetes', 'terraform'],
		]);
		const [nftables] = rules;
		expect(nftables?.text).toMatch(/define crane = /);
		expect(nftables?.text).toMatch(/chain input \{[^}]*ip saddr \$crane tcp dport \{ 7001 \}/);
		expect(nftables?.text).toMatch(/chain output \{[^}]*ip daddr \$store udp dport \{ 7003 \}/);
		expect(nftables?.file).toBe(`rules/${role.slug}/portolan.nft`);
	});

	it('of a record that the languages disagree about is none written; it is named', () => {
		const { role, site } = quay(['Crane | Quay host | TCP/7001', 'Crane | Quay host | TCP/7012', rows[2] ?? '']);
		const { rules, refused } = rulesOfRole(role, 'en');
		const disputed = site.analysis.records.filter(({ alternatives }) => alternatives.length > 0);
		expect(disputed.length).toBeGreaterThan(0);
		expect(refused.map(({ record, reason }) => [record.id, reason])).toEqual(
			disputed.map(({ id }) => [id, 'disputed']),
		);
		for (const { text } of rules) expect(text).not.toMatch(/70[01]2/);
		expect(rules[0]?.text).toContain('7001');
	});
});
