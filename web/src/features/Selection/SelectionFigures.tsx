import { useQuery } from '@tanstack/react-query';
import type { Params } from '../../api/address';
import { ask } from '../../api/ask';
import { PanelList, PanelRow } from '../../widgets/ContextPanel/Panel';
import { counted, number } from '../../widgets/format/numbers';
import { Answer } from '../../widgets/states/Answer';

const HEIGHT = 132;

/** The figures of the Overview for what is selected. */
export function SelectionFigures({ params }: { readonly params: Params }) {
  const question = ask('/api/v1/usage/overview/figures', params);
  const figures = useQuery(question);
  return (
    <Answer query={figures} queryKey={question.queryKey} height={HEIGHT}>
      {({ rows }) => (
        <PanelList>
          {rows.map((figure) => (
            <PanelRow
              key={figure.key}
              name={<span title={figure.definition}>{figure.title}</span>}
              value={number(figure.value)}
              exact={counted(figure.value, figure.unit)}
            />
          ))}
        </PanelList>
      )}
    </Answer>
  );
}
