import '../../style/records.css';
import './view.css';
import type { ComponentChildren } from 'preact';
import type { TypedDocument } from '../../api/document';
import { type QueryState, useQuery } from '../../api/useQuery';
import { useApiLanguage } from '../../language';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Page } from '../../parts/page';
import { Progress } from '../../parts/progress';
import { Unknown } from '../../parts/unknown';
import { Link, ParamLink, useLocation } from '../../url';
import { stored } from '../import/storage';
import { CountsByKind, Made } from './commit';
import { EditOf } from './edit';
import { commitDocument, commitsDocument, recordDocument } from './query';
import { useTexts } from './text';

/** The commits: `/history`; the changes of one: `/history?commit=12`; what was done to one record: `/history?record=place-310101`. Names are shown with the token of the page /import. */
export function View() {
  const { params } = useLocation();
  const commit = params.get('commit') ?? '';
  if (isRevision(commit)) return <OneCommit revision={Number(commit)} />;
  const record = params.get('record');
  return record ? <OneRecord id={record} /> : <Commits />;
}

/** Reports whether a text is a revision that a commit may have made. */
function isRevision(text: string): boolean {
  return /^[1-9]\d{0,9}$/.test(text) && Number(text) < 2 ** 31;
}

function Commits() {
  const text = useTexts();
  const { params } = useLocation();
  const variables = { after: params.get('after') };
  const state = useQuery(commitsDocument, variables, stored('token'));
  const commits = state.data?.commits;
  return (
    <Frame title={text.title} sentence={commits && text.sentence(commits.totalCount)} state={state} document={commitsDocument} variables={variables} page={commits?.pageInfo}>
      {commits?.totalCount === 0 && <Empty>{text.noCommits}</Empty>}
      {commits && commits.nodes.length > 0 && (
        <ol class="history-list" aria-label={text.commits}>
          {commits.nodes.map((commit) => (
            <li key={commit.revision}>
              <p class="record-name"><Link path="/history" params={{ commit: String(commit.revision) }}>{text.commitTitle(commit.revision)}</Link></p>
              <Made commit={commit} />
              <CountsByKind commit={commit} />
            </li>
          ))}
        </ol>
      )}
    </Frame>
  );
}

function OneCommit({ revision }: { revision: number }) {
  const text = useTexts();
  const { params } = useLocation();
  const variables = { revision, after: params.get('after'), language: useApiLanguage() };
  const state = useQuery(commitDocument, variables, stored('token'));
  const commit = state.data?.commit;
  const newest = state.data?.newest.nodes[0];
  return (
    <Frame title={text.commitTitle(revision)} sentence={commit?.editsUnknown === false ? text.commitSentence(commit.edits.totalCount) : undefined} state={state}
      document={commitDocument} variables={variables} page={commit?.edits.pageInfo} above={<Link path="/history">{text.all}</Link>}>
      {commit === null && <Empty>{text.noCommit}</Empty>}
      {commit && (
        <>
          <Made commit={commit} />
          <CountsByKind commit={commit} />
          {newest && newest.revision > revision && (
            <p><Link path="/change" params={{ known: commit.time, knownTo: newest.time }}>{text.since}</Link></p>
          )}
          <ol class="history-list" aria-label={text.edits}>
            {commit.edits.nodes.map((edit) => (
              <EditOf key={edit.id} edit={edit}><Link path="/history" params={{ record: edit.id }}>{edit.label ?? edit.id}</Link></EditOf>
            ))}
          </ol>
        </>
      )}
    </Frame>
  );
}

function OneRecord({ id }: { id: string }) {
  const text = useTexts();
  const { params } = useLocation();
  const variables = { id, after: params.get('after'), language: useApiLanguage() };
  const state = useQuery(recordDocument, variables, stored('token'));
  const history = state.data?.history;
  const label = history?.nodes.find((edit) => edit.label)?.label ?? text.record;
  return (
    <Frame title={text.recordTitle(label)} sentence={history && text.recordSentence(history.totalCount)} state={state} document={recordDocument} variables={variables}
      page={history?.pageInfo} above={<Link path="/history">{text.all}</Link>}>
      {history?.totalCount === 0 && <Empty>{text.noEdits}</Empty>}
      {history && history.nodes.length > 0 && (
        <ol class="history-list" aria-label={text.edits}>
          {history.nodes.map((edit) => (
            <EditOf key={edit.commit.revision} edit={edit}>
              <Link path="/history" params={{ commit: String(edit.commit.revision) }}>{text.commitTitle(edit.commit.revision)}</Link>
              <Made commit={edit.commit} />
            </EditOf>
          ))}
        </ol>
      )}
    </Frame>
  );
}

interface FrameProps<Result, Variables> {
  title: string;
  sentence: string | undefined;
  above?: ComponentChildren;
  state: QueryState<Result>;
  document: TypedDocument<Result, Variables>;
  variables: Variables;
  page: { hasNextPage: boolean; endCursor?: string | null } | undefined;
  children: ComponentChildren;
}

/** A page of history: what is loaded, and the ways to its other pages. */
function Frame<Result, Variables>({ title, sentence, above, state, document, variables, page, children }: FrameProps<Result, Variables>) {
  const text = useTexts();
  const { params } = useLocation();
  return (
    <Page title={title} above={above} sentence={sentence} actions={{ documents: [{ document, variables }] }}>
      <Unknown known={{ after: null, record: null, commit: isRevision(params.get('commit') ?? '') ? null : [] }} />
      {state.slow && <Progress />}
      {state.error && <Failure error={state.error} retry={state.retry} />}
      {children}
      <p class="way-list">
        {params.has('after') && <ParamLink class="button" params={{ after: null }}>{text.first}</ParamLink>}
        {page?.hasNextPage && <ParamLink class="button" params={{ after: page.endCursor }}>{text.more}</ParamLink>}
      </p>
    </Page>
  );
}
