import type { DisplayField } from '../display/display.ts'
import type { ColumnView, FieldView, RowView, TableView } from './view.ts'

/**
 * The columns of a table and its rows, without the columns that have nothing to tell of any row: they
 * only take room. An empty table has none left out.
 */
export function toldColumns(
  columns: readonly DisplayField[],
  rows: readonly RowView[],
): Pick<TableView, 'columns' | 'rows'> {
  const told = columns.map(
    (_, index) => rows.length === 0 || rows.some(({ cells }) => cells[index]?.text !== ''),
  )
  const only = <Of>(all: readonly Of[]) => all.filter((_, index) => told[index])
  return {
    columns: only(columns).map(columnView),
    rows: rows.map(row => ({ ...row, cells: only<FieldView>(row.cells) })),
  }
}

function columnView({ path, label, format }: DisplayField): ColumnView {
  return { path, label, format }
}
