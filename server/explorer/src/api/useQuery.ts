import { useEffect, useState } from 'preact/hooks';
import { ApiError, query } from './client';
import type { TypedDocument } from './document';

/** The state of a question to the API. */
export interface QueryState<Result> {
  /** The newest answer. While another one is loaded, the answer to the previous variables. */
  data: Result | undefined;
  error: ApiError | undefined;
  loading: boolean;
  /** Whether it has been loading for 200 ms or more: time to show <Progress>. */
  slow: boolean;
  /** Asks again, as a way out of an error. */
  retry: () => void;
}

/**
 * Asks the API when the variables change, and aborts what is superseded. Variables of null ask nothing, and have no data.
 * Put all that a view needs into one document: a busy server may refuse several at once. With a token it asks as somebody who may
 * write.
 */
export function useQuery<Result, Variables>(document: TypedDocument<Result, Variables>, variables: Variables | null, token?: string): QueryState<Result> {
  const [state, setState] = useState<Omit<QueryState<Result>, 'retry'>>({ data: undefined, error: undefined, loading: variables !== null, slow: false });
  const [attempt, setAttempt] = useState(0);
  const key = variables === null ? null : document.toString() + JSON.stringify(variables);
  useEffect(() => {
    if (variables === null) {
      setState({ data: undefined, error: undefined, loading: false, slow: false });
      return;
    }
    const controller = new AbortController();
    const timer = setTimeout(() => setState((before) => ({ ...before, slow: true })), 200);
    setState((before) => ({ ...before, error: undefined, loading: true, slow: false }));
    query(document, variables, controller.signal, token).then(
      (data) => setState({ data, error: undefined, loading: false, slow: false }),
      (error: unknown) => {
        if (controller.signal.aborted) return;
        setState({ data: undefined, error: error instanceof ApiError ? error : new ApiError('INTERNAL', String(error)), loading: false, slow: false });
      },
    ).finally(() => clearTimeout(timer));
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
    // The key stands for the document and the variables.
  }, [key, attempt]);
  return { ...state, retry: () => setAttempt((n) => n + 1) };
}
