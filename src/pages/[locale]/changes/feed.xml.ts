import type { APIRoute } from 'astro';
import type { Locale } from '../../../core/index.ts';
import { changesPaths } from '../../../site/paths.ts';
import { changesFeed } from '../../../site/publish/changes-feed.ts';
import { currentSite } from '../../../site/site.ts';

/** What has changed as a feed, in every locale, where an earlier dataset is known. */
export const getStaticPaths = () => changesPaths(currentSite());

/** Writes it. */
export const GET: APIRoute<{ locale: Locale }> = ({ props }) => new Response(changesFeed(currentSite(), props.locale));
