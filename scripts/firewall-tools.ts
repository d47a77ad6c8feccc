/** The parsers that the outputs of `portolan rules` are tested with, by the package of Debian that has each. */
import { install, mayInstall, onPath } from './debian.ts';

const packages = { nft: 'nftables', 'iptables-restore': 'iptables', ansible: 'ansible-core' } as const;

/** Installs those that are missing, where that is allowed; elsewhere the tests that need them are skipped. */
export function installFirewallTools(): void {
	const missing = Object.entries(packages).flatMap(([program, name]) => (onPath(program) ? [] : [name]));
	if (missing.length > 0 && mayInstall()) install(missing, 'Parsers of firewall rules are missing');
}
