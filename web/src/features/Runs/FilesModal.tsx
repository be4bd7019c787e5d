import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/ask';
import type { RunRow } from '../../api/schema';
import { Answer } from '../../widgets/states/Answer';
import { RunFiles } from './RunFiles';
import { runName, runKey } from './runText';

const HEIGHT = 160;

/** The files of a run, over the table. */
export function FilesModal({ run, onClose }: { readonly run: RunRow; readonly onClose: () => void }) {
  const question = ask('/api/v1/runs/{id}', { id: runKey(run.run_id) });
  const answer = useQuery(question);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={`Files of ${runName(run)}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Answer query={answer} queryKey={question.queryKey} height={HEIGHT}>
        {({ files }) => <RunFiles files={files} />}
      </Answer>
    </Modal>
  );
}
