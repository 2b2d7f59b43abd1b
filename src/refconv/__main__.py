"""Run the command line: `python -m refconv`."""

from refconv.cli import main

if __name__ == "__main__":
    main()
