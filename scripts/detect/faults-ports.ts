import type { Fault, Mutation } from './faults.ts';
import { mutateText } from './mutate.ts';
import { columnsOf, type Site } from './pages.ts';
import type { Random } from './prng.ts';
import { type Alteration, alteredPorts, portsIn, rangesIn } from './tokens.ts';

/** A port altered in a port cell: another valid port, and no range turned round. */
function alteredPort(how: Alteration): Fault['mutate'] {
	return (site, random) => {
		const places = columnsOf(site, ['port']).flatMap((column) => {
			const text = site.row.cells[column]?.text ?? '';
			return portsIn(text).map((port) => ({ column, text, port }));
		});
		for (const { column, text, port } of random.shuffle(places)) {
			const taken = new Set(portsIn(text).map(({ text: written }) => written));
			const inOrder = rangesIn(text).length;
			const results = alteredPorts(port.text, how).filter((result) => {
				const after = text.slice(0, port.start) + result + text.slice(port.end);
				return !taken.has(result) && rangesIn(after).length === inOrder;
			});
			const result = random.pick(results);
			if (result !== null) return mutateText(site, column, [{ start: port.start, end: port.end, text: result }]);
		}
		return null;
	};
}

function rangeEnd(site: Site, random: Random): Mutation | null {
	const places = columnsOf(site, ['port']).flatMap((column) =>
		rangesIn(site.row.cells[column]?.text ?? '').map(({ from, to }) => ({ column, from, to })),
	);
	const place = random.pick(places);
	if (!place) return null;
	const { column, from, to } = place;
	const ends = alteredPorts(to.text, 'change').filter((text) => Number(text.replace(/\D/g, '')) > from.value);
	const end = random.pick(ends);
	return end === null ? null : mutateText(site, column, [{ start: to.start, end: to.end, text: end }]);
}

/** A name in a port or protocol cell exchanged for its partner, where the partner is not named beside it. */
function swapped(pairs: readonly (readonly [string, string])[]): Fault['mutate'] {
	const partners = new Map(pairs.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]));
	return (site, random) => {
		const places = columnsOf(site, ['port', 'protocol']).flatMap((column) => {
			const text = site.row.cells[column]?.text ?? '';
			const names = [...text.matchAll(/(?<![A-Za-z])[A-Za-z]+(?![A-Za-z])/g)];
			const all = new Set(names.map(([name]) => name.toUpperCase()));
			return names.flatMap(({ 0: name, index }) => {
				const partner = partners.get(name.toUpperCase());
				return partner === undefined || all.has(partner) ? [] : [{ column, name, index, partner }];
			});
		});
		const place = random.pick(places);
		if (!place) return null;
		const { column, name, index, partner } = place;
		const text = name === name.toLowerCase() ? partner.toLowerCase() : partner;
		return mutateText(site, column, [{ start: index, end: index + name.length, text }]);
	};
}

/** Faults in the cells that say which port, transport, protocol and security a flow has. */
export const portFaults: readonly Fault[] = [
	{ name: 'port-digit-changed', mutate: alteredPort('change') },
	{ name: 'port-digit-inserted', mutate: alteredPort('insert') },
	{ name: 'port-digit-dropped', mutate: alteredPort('drop') },
	{ name: 'range-end-changed', mutate: rangeEnd },
	{ name: 'transport-swapped', mutate: swapped([['TCP', 'UDP']]) },
	{
		name: 'protocol-swapped',
		mutate: swapped([
			['HTTP', 'HTTPS'],
			['SIP', 'XMPP'],
			['LDAP', 'LDAPS'],
			['STUN', 'TURN'],
			['DNS', 'DHCP'],
			['RTP', 'RTCP'],
			['SMTP', 'IMAP'],
			['FTP', 'SSH'],
			['NTP', 'SNMP'],
			['MQTT', 'AMQP'],
		]),
	},
	{
		name: 'security-swapped',
		mutate: swapped([
			['TLS', 'MTLS'],
			['SSL', 'DTLS'],
		]),
	},
];
