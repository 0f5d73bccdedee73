import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { TypedDocument } from '../api/document';
import { useToday } from '../actions/cite';
import { texts, useLanguage } from '../language';
import { sharedAddress, useLocation } from '../url';
import { Actions } from '../actions/actions';
import type { TableData } from './csv';

export type { TableData } from './csv';

/** An operation that a view is made of, for the playground and for curl. */
export interface Operation {
  document: TypedDocument<unknown, never>;
  variables: unknown;
}

/** What the actions of a view work on. */
export interface ActionData {
  documents: Operation[];
  table?: () => TableData;
  picture?: () => SVGSVGElement | HTMLCanvasElement | null;
  /** Returns the sources of the rows of the view's lists, by their attribute data-line. It is called when the view is saved as HTML. */
  sources?: () => Promise<ReadonlyMap<string, string>>;
  /** An export for Gephi Lite. */
  file?: GraphFile | undefined;
}

/** A file for programs that draw graphs, and what it has, which the link to it says. */
export interface GraphFile {
  /** The path of an export: `/export/network.gexf?of=310115`. */
  path: string;
  content: 'ties' | 'reach' | 'paths' | 'comparison';
}

interface PageProps {
  title: string;
  /** What stands above the title, for example the way to the page. */
  above?: ComponentChildren;
  /** What the view shows, in one sentence, made from its filters. */
  sentence?: string | undefined;
  actions?: ActionData | undefined;
  /** Whether the view fills the window, as the map does, instead of a column. */
  wide?: boolean;
  children: ComponentChildren;
}

const useTexts = texts({ zh: { site: '上海对内合作网络' }, en: { site: 'Shanghai’s domestic cooperation' } });

/** A view: its title, which is that of the document too, its sentence, its content and its actions. */
export function Page({ title, above, sentence, actions, wide = false, children }: PageProps) {
  const { site } = useTexts();
  const language = useLanguage();
  const today = useToday();
  useLocation(); // the printed address is the present one
  useEffect(() => { document.title = title === site ? site : `${title} · ${site}`; }, [title, site]);
  return (
    <article class={wide ? 'page wide' : 'page'}>
      <div class="page-head">
        {above}
        <h1>{title}</h1>
        {sentence && <p class="sentence">{sentence}</p>}
      </div>
      {children}
      <p class="print-only">{site} · coopgraph · {today} · {sharedAddress(language)}</p>
      <Actions title={title} sentence={sentence} actions={actions} />
    </article>
  );
}
