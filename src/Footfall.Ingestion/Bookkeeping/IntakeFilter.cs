using Footfall.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Footfall.Ingestion.Bookkeeping;

/// <summary>Stands around an intake endpoint: begins the request, and has what became of it written down before the answer.</summary>
internal sealed class IntakeFilter(string protocol) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Features.Get<IntakeRequest>() is { IsReplay: true } replay)
        {
            IntakeRequest.Current = replay;
            var answer = await next(context);
            replay.Answer = MessageOf(answer);
            return answer;
        }

        var bookkeeper = http.RequestServices.GetRequiredService<Bookkeeper>();
        var request = bookkeeper.Begin(protocol, http.Request);
        http.Features.Set(request);
        IntakeRequest.Current = request;
        try
        {
            var result = await next(context);
            await CloseAsync(bookkeeper, request, http, result);
            return result;
        }
        catch (Exception e)
        {
            bookkeeper.Close(request, CallerOf(http), StatusOf(e, http), e.Message);
            throw;
        }
    }

    private static async Task CloseAsync(Bookkeeper bookkeeper, IntakeRequest request, HttpContext http, object? result)
    {
        request.Answer = MessageOf(result);
        if (result is not IStatusCodeHttpResult known)
        {
            // An answer that does not say its status beforehand has it when its first byte is sent.
            http.Response.OnStarting(() =>
            {
                bookkeeper.Close(request, CallerOf(http), http.Response.StatusCode, request.Answer);
                return Task.CompletedTask;
            });
            return;
        }

        var status = known.StatusCode ?? StatusCodes.Status200OK;
        if (request.IsUnreadable(status))
        {
            await bookkeeper.KeepUnreadableAsync(request, CallerOf(http));
        }

        bookkeeper.Close(request, CallerOf(http), status, request.Answer);
    }

    /// <summary>What an answer says to its reader: the detail of a problem, or its text.</summary>
    private static string MessageOf(object? result) => (result as IValueHttpResult)?.Value switch
    {
        ProblemDetails problem => problem.Detail ?? problem.Title ?? "",
        IRefusalText refusal => refusal.Detail,
        string text => text,
        _ => "",
    };

    private static int StatusOf(Exception exception, HttpContext http) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        _ when http.RequestAborted.IsCancellationRequested => StatusCodes.Status499ClientClosedRequest,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static Caller? CallerOf(HttpContext context) => context.Features.Get<Caller>();
}
