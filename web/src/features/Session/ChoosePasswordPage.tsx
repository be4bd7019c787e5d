import { Message } from '../../widgets/states/Message';
import { Failure } from '../../widgets/states/Failure';
import { useSession } from '../../app/useSession';
import { DoorPage } from './DoorPage';
import { NewPasswordForm } from './NewPasswordForm';

/** The first password after a one-time link, or another one later. */
export function ChoosePasswordPage() {
  const session = useSession();
  const title = session.data?.needs_password === false ? 'Change password' : 'Choose a password';
  return (
    <DoorPage title={title}>
      {session.data && <NewPasswordForm session={session.data} />}
      {session.error && !session.data && <Failure error={session.error} onRetry={() => void session.refetch()} />}
      {session.isPending && <Message title="Loading" />}
    </DoorPage>
  );
}
