import './view.css';
import { useQuery } from '../../api/useQuery';
import type { Evidence, NodeKind } from '../../gql/schema';
import { useApiLanguage, useLanguage } from '../../language';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Page } from '../../parts/page';
import { Progress } from '../../parts/progress';
import { type Group, groups } from '../../search/options';
import { useTexts as useSearchTexts } from '../../search/text';
import { ParamLink, useLocation } from '../../url';
import { formatNumber } from '../../words/format';
import { resultsDocument } from './document';
import { Record } from './record';
import { useTexts } from './text';

const kinds: globalThis.Record<Group, NodeKind[]> = {
  places: ['PROVINCE', 'PREFECTURE', 'COUNTY', 'DISTRICT'],
  organizations: ['CHAMBER', 'LIAISON_OFFICE', 'ORGANIZATION'],
  undertakings: ['AGREEMENT', 'PROGRAMME', 'INDICATOR'],
  sources: ['SOURCE'],
};

const known: Evidence[] = ['OFFICIAL', 'REPORTED', 'DERIVED'];

/** All results of a search: `?q=` is the text, `?kind=` one group of kinds, `?id=` a record that stands first, `?after=` a page. */
export function View() {
  const text = useTexts();
  const { groups: groupTexts } = useSearchTexts();
  const language = useLanguage();
  const apiLanguage = useApiLanguage();
  const { params } = useLocation();
  const q = (params.get('q') ?? '').trim().slice(0, 100);
  const id = params.get('id') ?? '';
  const group = groups.find((name) => name === params.get('kind'));
  const variables = { text: q, kinds: group ? kinds[group] : null, evidence: known, language: apiLanguage, after: params.get('after'), id, withOne: id !== '' };
  const { data, error, slow, retry } = useQuery(resultsDocument, q ? variables : null);
  const placeholders = data?.results.byEvidence.find(({ evidence }) => evidence === 'SYNTHETIC')?.count ?? 0;
  const one = data?.one && 'name' in data.one ? data.one : undefined;
  return (
    <Page title={q ? text.titleOf(q) : text.title} sentence={data && text.sentence(q, data.results.totalCount)}
      actions={q ? { documents: [{ document: resultsDocument, variables }] } : undefined}>
      {!q && <Empty>{text.ask}</Empty>}
      {slow && <Progress />}
      {error && <Failure error={error} retry={retry} />}
      {one && <section class="chosen-result" aria-label={text.chosen}><Record record={one} /></section>}
      {data && data.results.totalCount + placeholders > 0 && (
        <nav class="chips" aria-label={text.kinds}>
          <ParamLink params={{ kind: null, after: null }} aria-current={group ? undefined : 'true'}>{text.all}</ParamLink>
          {groups.filter((name) => data[name].totalCount > 0).map((name) => (
            <ParamLink key={name} params={{ kind: name, after: null }} aria-current={group === name ? 'true' : undefined}>
              {groupTexts[name]} <b>{formatNumber(data[name].totalCount, language)}</b>
            </ParamLink>
          ))}
        </nav>
      )}
      {data && data.results.totalCount === 0 && <Empty>{text.nothing(q)}</Empty>}
      {data && (
        <ol class="results">
          {data.results.nodes.filter((node) => node.id !== one?.id).map((node) => <li key={node.id}><Record record={node} /></li>)}
        </ol>
      )}
      {placeholders > 0 && <p class="quiet">{text.placeholders(placeholders)}</p>}
      {data && (
        <p class="buttons">
          {params.has('after') && <ParamLink class="button" params={{ after: null }}>{text.first}</ParamLink>}
          {data.results.pageInfo.hasNextPage && <ParamLink class="button" params={{ after: data.results.pageInfo.endCursor }}>{text.more}</ParamLink>}
        </p>
      )}
    </Page>
  );
}
