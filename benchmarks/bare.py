"""A typer app with three commands and nothing behind them: what its help costs, ours may cost half as much again."""

import typer

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def check(path: str) -> None:
    """Check."""
    print(path)


@app.command()
def report(month: str) -> None:
    """Report."""
    print(month)


@app.command()
def show(name: str) -> None:
    """Show."""
    print(name)


if __name__ == "__main__":
    app()
