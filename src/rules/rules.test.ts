/** Each output is read by a parser of the tool that it is for. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from '@cdktn/hcl2json';
import treeSitter from '@vscode/tree-sitter-wasm';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { parseAllDocuments, parse as parseYaml } from 'yaml';
import type { PortRecord } from '../core/index.ts';
import { concerns, type RuleFormat, ruleFormats, rulesOf } from './index.ts';

vi.setConfig({ testTimeout: 120_000 });

function record(id: string, rest: Partial<PortRecord> = {}): PortRecord {
	return {
		...{ id, anchor: id, topic: 't', table: 1, ports: [{ from: 443, to: 443 }], transports: ['tcp'], protocols: [] },
		...{ security: [], fields: {}, witnesses: {}, basis: 'unanimous', direction: null, required: null },
		...{ alternatives: [], findings: [] },
		...rest,
	};
}

const hostile = '"; $(id) `id` $' + "{x} %{x} {{ y }} '’\n\u202E*/ -->";
const between = { source: { de: 'Außenwelt', en: 'Outer world' }, destination: { en: 'Buoy pool', de: 'Bojenpool' } };
const manyPorts = Array.from({ length: 20 }, (_, at) => ({ from: 1000 + 10 * at, to: 1000 + 10 * at }));

const records: readonly PortRecord[] = [
	record('t/1/443', { fields: between }),
	record('t/1/range', {
		fields: between,
		ports: [
			{ from: 50000, to: 59999 },
			{ from: 3478, to: 3478 },
		],
		transports: ['tcp', 'udp'],
	}),
	record('t/1/in', {
		direction: 'in',
		fields: { source: { en: 'Any', de: 'Beliebig' } },
		ports: [{ from: 22, to: 22 }],
	}),
	record('t/1/out', {
		direction: 'out',
		fields: { destination: { ja: '灯台' } },
		transports: ['udp'],
		ports: [{ from: 53, to: 53 }],
	}),
	record('t/1/both', { direction: 'both', ports: [{ from: 179, to: 179 }], required: false }),
	record('t/1/many', { ports: [...manyPorts, { from: 8000, to: 8100 }], transports: ['sctp'] }),
	record(`t/1/${hostile}`, { fields: { source: { en: hostile } }, ports: [{ from: 7, to: 7 }] }),
	record('t/1/open', { basis: 'undecided' }),
	record('t/1/none', { ports: [] }),
	record('t/1/bare', { transports: [] }),
	record('t/1/ping', { transports: ['icmp'] }),
];

const written = (format: RuleFormat, own: readonly PortRecord[] = records, role: string | null = null) =>
	rulesOf(own, { format, reader: 'en', role, assumed: null }).text;

const folder = mkdtempSync(join(tmpdir(), 'portolan-rules-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a program of the system; null where it is not installed or may not look, and the tests may do without (not in CI). */
function run(program: string, args: readonly string[], input = '', env: NodeJS.ProcessEnv = {}) {
	const path = `${process.env.PATH}:/usr/sbin:/sbin`;
	// The firewall's programs ask the kernel, which lets root only; one's own namespace has a root of its own.
	const line = process.getuid?.() === 0 ? [program, ...args] : ['unshare', '-rn', program, ...args];
	const { error, status, stdout, stderr } = spawnSync(line[0] ?? '', line.slice(1), {
		...{ input, encoding: 'utf8', env: { ...process.env, PATH: path, ...env } },
	});
	const refused = status !== 0 && /not permitted|must be root|No such file or directory/.test(stderr ?? '');
	const isMissing = (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
	if ((isMissing || refused) && !process.env.CI) return null;
	if (error) throw error;
	return { status, output: status === 0 ? stdout : stderr };
}

const accepted = { status: 0, output: expect.any(String) };

describe('records that can’t be relied on', () => {
	it('are left out and named, in every format', () => {
		for (const format of ruleFormats) {
			const { text, refused } = rulesOf(records, { format, reader: null, role: null, assumed: null });
			expect(refused).toEqual([
				{ record: 't/1/open', reason: 'undecided' },
				{ record: 't/1/none', reason: 'no-ports' },
				{ record: 't/1/bare', reason: 'no-transport' },
				{ record: 't/1/ping', reason: 'transport' },
			]);
			expect(text.match(/^# Left out: t\/1\/\w+: /gm)).toHaveLength(4);
			expect(text).not.toMatch(/^(?!# Left out).*t\/1\/(open|none|bare|ping)/m);
		}
		expect(
			rulesOf([record('x', { basis: 'undecided' })], { format: 'nftables', reader: null, role: null, assumed: null })
				.text,
		).toBe('');
	});

	it('are taken where the transport is said for them', () => {
		const bare = [record('t/1/bare', { transports: [] })];
		const { text, refused } = rulesOf(bare, { format: 'nftables', reader: null, role: null, assumed: 'udp' });
		expect([text.includes('udp dport { 443 }'), refused]).toEqual([true, []]);
	});
});

describe('nftables', () => {
	const text = written('nftables');

	it('says direction, endpoints, transport and ranges', () => {
		expect(text).toMatch(/define outer_world = \{ 192\.0\.2\.0\/24 \}/);
		const chain = (name: string) =>
			new RegExp(`chain ${name} \\{[^}]*priority filter(?:[^}]|\\}(?!\\n))*`).exec(text)?.[0] ?? '';
		expect(chain('forward')).toContain('ip saddr $outer_world ip daddr $buoy_pool tcp dport { 443 } accept');
		expect(chain('forward')).toContain('udp dport { 3478, 50000-59999 } accept');
		expect(chain('input')).toContain('\ttcp dport { 22 } accept');
		expect(chain('output')).toContain('ip daddr $endpoint udp dport { 53 } accept');
		expect([chain('input'), chain('output')].map((each) => each.includes('tcp dport { 179 } accept'))).toEqual([
			true,
			true,
		]);
		expect(text).toContain('(optional)');
	});

	it('is what nft takes', ({ skip }) => {
		const checked = run('nft', ['-c', '-f', '-'], text);
		if (checked === null) return skip();
		expect(checked).toEqual(accepted);
		expect(run('nft', ['-c', '-f', '-'], text.replace('dport { 22 }', 'dport { 70000 }'))?.status).not.toBe(0);
	});
});

describe('iptables', () => {
	const text = written('iptables');

	it('is a script whose rules iptables-restore takes', ({ skip }) => {
		const restore = { IPTABLES_RESTORE: 'iptables-restore --test' };
		const checked = run('sh', ['-s'], text, restore);
		if (run('iptables-restore', ['--version']) === null || checked === null) return skip();
		expect(checked).toEqual(accepted);
		expect(run('sh', ['-s'], text.replace('--dports 22 ', '--dports 70000 '), restore)?.status).not.toBe(0);
	});

	it('hands the rules on with the variables filled in, and runs nothing of a text', () => {
		const rules = run('sh', ['-s'], text.replace('OUTER_WORLD="192.0.2.0/24"', 'OUTER_WORLD="203.0.113.7"'), {
			IPTABLES_RESTORE: 'cat',
		});
		expect(rules?.output).toContain('-A FORWARD -s 203.0.113.7 -d 192.0.2.0/24 -p tcp -m multiport --dports 443 ');
		expect(rules?.output).toMatch(/-A INPUT -p sctp -m multiport --dports (?:\d+,){14}\d+ /);
		expect(rules?.output).toContain('8000:8100');
		expect(rules?.output).toContain('$(id)');
		expect(rules?.output).not.toContain('uid=');
	});
});

describe('PowerShell', () => {
	const text = written('powershell');

	it('says direction, protocol, ports and addresses, and closes every text', () => {
		expect(text).toContain("$OuterWorld = @('192.0.2.0/24')");
		const commands = text.split('New-NetFirewallRule').slice(1);
		const of = (id: string) => commands.find((each) => each.includes(`Portolan ${id} `)) ?? '';
		expect(of('t/1/443')).toMatch(
			/-Direction Inbound -Action Allow `\n {2}-Protocol TCP `\n {2}-LocalPort @\('443'\) `\n {2}-RemoteAddress \$OuterWorld\n/,
		);
		expect(of('t/1/out')).toMatch(
			/-Direction Outbound[^-]*-Action Allow `\n {2}-Protocol UDP `\n {2}-RemotePort @\('53'\) `\n {2}-RemoteAddress \$Endpoint\n/,
		);
		expect(of('t/1/range')).toContain("@('3478', '50000-59999')");
		for (const line of text.split('\n').filter((each) => !each.startsWith('#')))
			expect((line.match(/['‘’‚‛]/g) ?? []).length % 2, line).toBe(0);
	});

	it('is what a parser of PowerShell takes: one command a rule, with these parameters', async () => {
		const { Language, Parser } = treeSitter;
		await Parser.init();
		const { resolve } = createRequire(import.meta.url);
		const parser = new Parser();
		parser.setLanguage(await Language.load(resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter-powershell.wasm')));
		const parsed = (script: string) => parser.parse(script)?.rootNode;
		// The parser does not know that PowerShell takes typographic quotes for straight ones; the test above does.
		const root = parsed(text.replace(/[‘’‚‛]/g, "'"));
		expect(root?.hasError).toBe(false);
		expect(parsed(text.replace(/'(?=\))/, ''))?.hasError).toBe(true);
		const commands = root?.descendantsOfType('command') ?? [];
		expect(commands).toHaveLength(text.split('\nNew-NetFirewallRule ').length - 1);
		for (const command of commands) {
			expect(command?.childForFieldName('command_name')?.text).toBe('New-NetFirewallRule');
			const named = command?.descendantsOfType('command_parameter').map((parameter) => parameter?.text);
			expect(named?.slice(0, 5)).toEqual(['-DisplayName', '-Description', '-Direction', '-Action', '-Protocol']);
			expect(['-LocalPort', '-RemotePort', '-RemoteAddress']).toEqual(expect.arrayContaining(named?.slice(5) ?? []));
		}
		const assigned = (root?.descendantsOfType('left_assignment_expression') ?? []).map((node) => node?.text);
		const used = new Set(root?.descendantsOfType('variable').map((node) => node?.text));
		expect(new Set(assigned)).toEqual(used);
	});
});

describe('Ansible', () => {
	const text = written('ansible');

	it('is a list of rules that refer to the endpoints', () => {
		const variables = parseYaml(text);
		expect(variables.portolan_outer_world).toEqual(['192.0.2.0/24']);
		expect(variables.portolan_rules[2]).toMatchObject({
			...{ direction: 'forward', protocol: 'udp', ports: ['3478', '50000:59999'], required: true },
			...{ source: '{{ portolan_outer_world }}', destination: '{{ portolan_buoy_pool }}' },
		});
	});

	it('is what Ansible takes, references resolved and no text run', ({ skip }) => {
		const file = join(folder, 'vars.yaml');
		writeFileSync(file, text);
		const args = ['localhost', '-c', 'local', '-m', 'debug', '-e', `@${file}`, '-a', 'var=portolan_rules'];
		const shown = run('ansible', args, '', { ANSIBLE_LOCALHOST_WARNING: 'False', LC_ALL: 'C.UTF-8' });
		if (shown === null) return skip();
		expect(shown).toEqual(accepted);
		const rules = JSON.parse(shown.output.slice(shown.output.indexOf('{'))).portolan_rules;
		expect(rules[0].source).toEqual(['192.0.2.0/24']);
		expect(rules).toHaveLength(9);
	});
});

describe('Kubernetes', () => {
	const policies = parseAllDocuments(written('kubernetes')).map((document) => document.toJS());

	it('is a NetworkPolicy for each place and way', () => {
		for (const policy of policies) new NetworkPolicy(policy).validate();
		expect(() => new NetworkPolicy({ ...policies[0], spec: { podSelector: 1 } } as never).validate()).toThrow();
		const of = (name: string) => policies.find(({ metadata }) => metadata.name === name)?.spec;
		const pool = of('portolan-ingress-buoy-pool');
		expect(pool).toMatchObject({
			podSelector: { matchLabels: { 'portolan/endpoint': 'buoy-pool' } },
			policyTypes: ['Ingress'],
			ingress: [{ ports: [{ protocol: 'TCP', port: 443 }], from: [{ ipBlock: { cidr: '192.0.2.0/24' } }] }, {}, {}],
		});
		expect(pool.ingress[2].ports).toEqual([
			{ protocol: 'UDP', port: 3478 },
			{ protocol: 'UDP', port: 50000, endPort: 59999 },
		]);
		expect(of('portolan-egress')).toMatchObject({
			policyTypes: ['Egress'],
			egress: [{ to: [{}], ports: [{ port: 53 }] }, {}],
		});
		expect(of('portolan-ingress').ingress[0]).toEqual({ ports: [{ protocol: 'TCP', port: 22 }] });
	});
});

describe('Terraform', () => {
	const each = (name: string) => `$\{toset(var.${name})}`;

	it('is HCL with a variable for each endpoint and a rule for each range', async () => {
		const { variable, resource } = await parse('rules.tf', written('terraform'));
		expect(Object.keys(variable).sort()).toEqual([
			'buoy_pool',
			'endpoint',
			'id_id_x_x_y',
			'outer_world',
			'security_group_id',
		]);
		expect(resource.aws_vpc_security_group_ingress_rule.udp_50000_59999_in).toMatchObject([
			{ for_each: each('outer_world'), ip_protocol: 'udp', from_port: 50000, to_port: 59999 },
		]);
		expect(resource.aws_vpc_security_group_egress_rule.udp_53_out).toMatchObject([{ for_each: each('endpoint') }]);
		await expect(parse('rules.tf', 'variable "x" {')).rejects.toThrow();
	});
});

describe('a role', () => {
	it('tells what comes in to it and what goes out, in whichever language it is named', () => {
		const text = written('nftables', records.slice(0, 1), 'bojenpool');
		expect(text).toContain('chain input');
		expect(text).toContain('ip saddr $outer_world tcp dport { 443 } accept');
		expect(written('nftables', records.slice(0, 1), 'Outer  World')).toContain(
			'ip daddr $buoy_pool tcp dport { 443 } accept',
		);
		expect(records.filter((each) => concerns(each, 'außenwelt')).map(({ id }) => id)).toEqual(['t/1/443', 't/1/range']);
	});

	it('is taken for the one that is reached where nothing says the direction, and that is noted', () => {
		expect(written('nftables', [record('t/1/x')])).toMatch(
			/chain input[\s\S]*# any host: t\/1\/x \(direction not stated\)/,
		);
	});
});
