@echo off
rem Runs the lathe command on Windows: finds a JDK, builds on first use, starts. Untested so far; the twin of ./lathe.
setlocal
set "home=%~dp0"
if "%home:~-1%"=="\" set "home=%home:~0,-1%"
set "staged=%home%\app\target\lathe"
set "oldest=25"
set "jdk="

if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined jdk for /f "delims=" %%J in ('where java 2^>nul') do if not defined jdk for %%P in ("%%~dpJ..") do call :try "%%~fP"
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%USERPROFILE%\.jdks" "%USERPROFILE%\scoop\apps") do (
    if not defined jdk if exist %%R for /d %%D in ("%%~R\*") do if not defined jdk call :try "%%~fD"
)
if not defined jdk (
    >&2 echo lathe: no JDK %oldest% or newer found; install one: winget install EclipseAdoptium.Temurin.%oldest%.JDK
    exit /b 2
)

rem Rebuilds only where nothing is built yet; after changing sources, delete app\target\lathe.
if not exist "%staged%\built" (
    >&2 echo lathe: building ^(once^) ...
    if not exist "%staged%" mkdir "%staged%"
    set "JAVA_HOME=%jdk%"
    pushd "%home%"
    call "%home%\mvnw.cmd" -B -ntp -DskipTests package -pl app -am >"%staged%\build.log" 2>&1
    if errorlevel 1 (
        popd
        >&2 echo lathe: the build failed; all of its output is in %staged%\build.log
        exit /b 1
    )
    popd
    for %%A in ("%staged%\lib\lathe-app-*.jar") do "%jdk%\bin\java" -cp "%%~fA" lathe.app.launch.OldClasses "%staged%\lib" >>"%staged%\build.log" 2>&1
    >&2 echo lathe: preparing faster starts ^(once^) ...
    for %%A in ("%staged%\lib\lathe-app-*.jar") do "%jdk%\bin\java" "@%staged%\jvm.args" "-XX:AOTCacheOutput=%staged%\lathe.aot" -jar "%%~fA" train >nul 2>&1
    echo built>"%staged%\built"
)

rem The JVM itself passes over a cache that another JDK made.
set "cache="
if exist "%staged%\lathe.aot" set cache="-XX:AOTCache=%staged%\lathe.aot"
rem Whoever rewrites a model holds its weights several times; whoever plays a song holds a few of its stems, or all that are to be
rem written (for which words of a prompt cannot be searched safely here); everything else streams.
set "heap="
if "%~1"=="models" set "heap=-Xmx2g"
if "%~1"=="bench" set "heap=-Xmx2g"
if "%~1"=="render" set "heap=-Xmx3g"
for %%C in (evaluate compose) do if "%~1"=="%%C" set "heap=-Xmx1200m"
for %%A in ("%staged%\lib\lathe-app-*.jar") do "%jdk%\bin\java" "@%staged%\jvm.args" %cache% %heap% %LATHE_JAVA_OPTIONS% -jar "%%~fA" %*
exit /b %errorlevel%

:try
if not exist "%~1\bin\javac.exe" exit /b 1
if not exist "%~1\release" exit /b 1
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
    for /f "tokens=1 delims=.-+" %%M in ("%%~V") do if %%M geq %oldest% set "jdk=%~1"
)
exit /b 0
