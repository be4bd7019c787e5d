import { SqlFrame, SqlText } from '../../widgets/ChartFrame/SqlModal';

interface PanelSqlProps {
  readonly title: string;
  readonly sql: string;
  readonly onClose: () => void;
}

/** The SQL of a panel as its file has it. */
export default function PanelSql({ title, sql, onClose }: PanelSqlProps) {
  return (
    <SqlFrame title={title} onClose={onClose}>
      <SqlText text={sql} />
    </SqlFrame>
  );
}
