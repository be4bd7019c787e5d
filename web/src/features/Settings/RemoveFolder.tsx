import { useMutation, useQueryClient } from '@tanstack/react-query';
import { address } from '../../api/address';
import { sendTo } from '../../api/client';
import type { FolderAnswer } from '../../api/schema';
import { Confirm } from './Confirm';

interface RemoveFolderProps {
  readonly folder: FolderAnswer;
  readonly onClose: () => void;
}

/** Asks before a folder is watched no longer. */
export function RemoveFolder({ folder, onClose }: RemoveFolderProps) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => sendTo('DELETE', address('/api/v1/connectors/kodosumi/{id}', { id: folder.id })),
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: ['/api/v1/connectors'] });
    },
  });
  return (
    <Confirm
      title={`Stop watching ${folder.path}`}
      button="Stop watching"
      isBusy={remove.isPending}
      error={remove.error}
      onConfirm={() => {
        remove.mutate();
      }}
      onClose={onClose}
    >
      Its runs stay as they are; their files are not served any more. When it is added again, only what is new is read.
    </Confirm>
  );
}
