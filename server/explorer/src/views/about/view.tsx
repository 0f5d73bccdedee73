import './view.css';
import type { ComponentChildren } from 'preact';
import { useQuery } from '../../api/useQuery';
import type { AboutQuery } from '../../gql/graphql';
import { useApiLanguage, useLanguage } from '../../language';
import { Failure } from '../../parts/failure';
import { Page } from '../../parts/page';
import { Progress } from '../../parts/progress';
import { Link } from '../../url';
import { measureWords } from '../tables/measures';
import { Counts, EvidenceList } from './counts';
import { aboutDocument } from './document';
import { useProse } from './prose';
import { useTexts } from './text';
import { Totals } from './totals';

const sections = ['rule', 'evidence', 'held', 'totals', 'placeholders', 'dates', 'measures', 'index', 'map', 'sources', 'licences', 'develop'] as const;
type SectionName = (typeof sections)[number];

/** The method page: where each figure is from, what is known of each published total, how placeholders are made, what measures mean. */
export function View() {
  const text = useTexts();
  const variables = { language: useApiLanguage() };
  const { data, error, slow, retry } = useQuery(aboutDocument, variables);
  return (
    <Page title={text.title} sentence={data && text.sentence(...tiesOf(data))} actions={{ documents: [{ document: aboutDocument, variables }] }}>
      {slow && <Progress />}
      {error && <Failure error={error} retry={retry} />}
      <div class="about">
        <nav aria-label={text.contents}>
          {sections.map((name) => <a key={name} href={`#${name}`}>{text[name]}</a>)}
        </nav>
        <div>
          <Section name="rule" />
          <Section name="evidence"><EvidenceList /></Section>
          <Section name="held">
            {data && <><p class="quiet">{text.revision(data.dataset.revision, data.dataset.layers.join(', '))}</p><Counts dataset={data.dataset} /></>}
          </Section>
          <Section name="totals">
            {data && <Totals totals={data.coverage} />}
            <p><Link class="button" path="/import">{text.import}</Link></p>
          </Section>
          {(['placeholders', 'dates'] as const).map((name) => <Section key={name} name={name} />)}
          <Section name="measures"><Measures /></Section>
          {(['index', 'map', 'sources', 'licences'] as const).map((name) => <Section key={name} name={name} />)}
          <Section name="develop"><Ways /></Section>
        </div>
      </div>
    </Page>
  );
}

/** Returns how many ties are known, and how many are placeholders. */
function tiesOf({ dataset }: AboutQuery): [known: number, placeholders: number] {
  const parts = dataset.ties.filter(({ kind }) => kind !== 'WITHIN' && kind !== 'MEASURES').flatMap(({ byEvidence }) => byEvidence);
  const sum = (placeholder: boolean) => parts.filter(({ evidence }) => (evidence === 'SYNTHETIC') === placeholder).reduce((total, { count }) => total + count, 0);
  return [sum(false), sum(true)];
}

function Section({ name, children }: { name: SectionName; children?: ComponentChildren }) {
  const text = useTexts();
  const prose = useProse();
  const paragraphs = name in prose ? prose[name as keyof typeof prose] : [];
  return (
    <section aria-labelledby={name}>
      <h2 id={name}>{text[name]}</h2>
      {paragraphs.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
      {children}
    </section>
  );
}

function Measures() {
  const language = useLanguage();
  return (
    <dl class="about-measures">
      {Object.entries(measureWords[language]).map(([measure, { name, definition }]) => <div key={measure}><dt>{name}</dt><dd>{definition}</dd></div>)}
    </dl>
  );
}

/** The ways to the data for programs. */
function Ways() {
  const zh = useLanguage() === 'zh';
  return (
    <p class="buttons">
      <a class="button" href={zh ? '/docs/zh' : '/docs'}>{zh ? '文档' : 'Documents'}</a>
      <a class="button" href="/playground">{zh ? '查询页面' : 'Playground'}</a>
      <a class="button" href={zh ? '/docs/zh/exports' : '/docs/exports'}>{zh ? '导出文件' : 'Exports'}</a>
      <Link class="button" path="/tables">{zh ? '榜单' : 'Tables'}</Link>
    </p>
  );
}
