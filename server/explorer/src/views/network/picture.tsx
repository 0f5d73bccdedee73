import { useEffect, useRef, useState } from 'preact/hooks';
import { useTheme } from '../../theme';
import type { Arrangement, Drawing, Listener } from './drawing';
import type { Graph } from './graph';
import { useTexts } from './text';

interface PictureProps extends Listener {
  graph: Graph;
  arrangement: Arrangement;
  /** The node that stands out, or null. */
  highlighted: string | null;
  /** Is given the drawing when it is there, so that the picture can be saved. */
  onDrawing: (drawing: Drawing | undefined) => void;
}

/** The picture of a graph. Cytoscape is loaded when it is first needed. What the picture shows is in the lists too. */
export function Picture({ graph, arrangement, highlighted, onDrawing, ...listener }: PictureProps) {
  const text = useTexts();
  const element = useRef<HTMLDivElement>(null);
  const listening = useRef(listener);
  listening.current = listener;
  const [drawing, setDrawing] = useState<Drawing>();
  const [drawn, setDrawn] = useState<Graph>();
  const theme = useTheme();

  useEffect(() => {
    let made: Drawing | undefined;
    let wanted = true;
    import('./drawing').then((module) => {
      if (!wanted || !element.current) return;
      made = new module.Drawing(element.current, {
        select: (id) => listening.current.select(id),
        expand: (id) => listening.current.expand(id),
        point: (id) => listening.current.point(id),
      });
      setDrawing(made);
      onDrawing(made);
    });
    return () => {
      wanted = false;
      onDrawing(undefined);
      made?.remove();
    };
  }, []);

  useEffect(() => {
    if (!drawing) return;
    // A layout of some hundred nodes keeps the page busy for 100 ms or more: the browser paints the progress first.
    const timer = setTimeout(() => {
      drawing.show(graph, arrangement, theme, !window.matchMedia('(prefers-reduced-motion: reduce)').matches);
      setDrawn(graph);
    }, graph.nodes.length > 100 ? 30 : 0);
    return () => clearTimeout(timer);
  }, [drawing, graph, arrangement, theme]);

  useEffect(() => { if (drawn === graph) drawing?.highlight(highlighted); }, [drawing, drawn, graph, highlighted, theme]);

  return (
    <div class="network-picture">
      <div ref={element} class="network-canvas" role="img" aria-label={text.picture(graph.nodes.length, graph.ties.length)} data-drawn={drawn === graph} />
      {drawn !== graph && <p class="network-progress" role="status">{text.layout}</p>}
      <div class="network-buttons">
        <button type="button" aria-label={text.zoomIn} title={text.zoomIn} onClick={() => drawing?.zoomBy(1.4)}>+</button>
        <button type="button" aria-label={text.zoomOut} title={text.zoomOut} onClick={() => drawing?.zoomBy(1 / 1.4)}>−</button>
        <button type="button" onClick={() => drawing?.fit()}>{text.fit}</button>
      </div>
    </div>
  );
}
