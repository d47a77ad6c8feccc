import type { APIRoute } from 'astro';
import type { Locale } from '../../../../core/index.ts';
import { rolePaths } from '../../../../site/paths.ts';
import { roleCsv } from '../../../../site/publish/role-csv.ts';
import type { Role } from '../../../../site/roles.ts';
import { currentSite } from '../../../../site/site.ts';

/** What flows to and from a role, as CSV in the reader's language. */
export const getStaticPaths = () => rolePaths(currentSite());

/** Writes it. */
export const GET: APIRoute<{ locale: Locale; role: Role }> = ({ props: { locale, role } }) =>
	new Response(roleCsv(currentSite(), locale, role));
