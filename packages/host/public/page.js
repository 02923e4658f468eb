for (const button of document.querySelectorAll('button[data-copy]')) {
  const label = button.textContent;
  button.addEventListener('click', async () => {
    const line = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(line.textContent);
      button.textContent = '已复制 copied';
      setTimeout(() => (button.textContent = label), 1500);
    } catch {
      getSelection().selectAllChildren(line);
    }
  });
}
